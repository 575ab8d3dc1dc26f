'use strict';
// Transport, sign-in and sessions: requests with their answers, events in order and once, acknowledgements, resume.

/** An `error` from the server. */
class Refused extends Error {
  constructor(answer) {
    super(`${answer.code}: ${answer.message}`);
    this.code = answer.code;
  }
}

class Session {
  /** Milliseconds between the first tries to come back; each later one waits twice as long. */
  static RETRY = 100;
  static RETRY_AT_MOST = 5000;
  static ACK_EVENTS = 32;
  static ACK_MS = 1000;

  url;
  /** What `signed-in` said last. */
  self = null;
  lastSeq = 0;
  /** All counted requests, for a test to look at. */
  sent = [];
  /** What does not fit the document: a test wants none. */
  faults = [];
  /** Is given each event. */
  onevent = () => {};
  /** Is told when a session could not be resumed: the server has forgotten its calls. */
  onlost = () => {};

  #socket = null;
  #nextId = 1;
  /** Requests without an answer, by id, in the order in which they were sent. */
  #pending = new Map();
  /** The one of `hello`, `register`, `sign-in`, `sign-in-by-token`, `resume` that waits for its answer. */
  #opening = null;
  #acknowledged = 0;
  #ackTimer = null;
  #deviceId = '';
  #deviceToken = '';
  #retry = Session.RETRY;
  /** Whether requests may be sent: not before the sign-in, nor before a resumed session has sent what it owes. */
  #ready = false;
  /** Whether to come back when the connection is lost. */
  #wanted = false;
  #held = false;
  #coming = false;

  constructor(url) {
    this.url = url;
  }

  /** Whether requests are sent at once. */
  get ready() {
    return this.#ready;
  }

  /** What the server is, and how one gets an account there. */
  async hello() {
    await this.#connect();
    return this.#open({ type: 'hello', versions: [1], program: 'Another client 1' });
  }

  async register(username, password, displayName, deviceName) {
    await this.#connect();
    this.#begin(await this.#open({ type: 'register', username, password, displayName, deviceName }));
  }

  async signIn(username, password, deviceName) {
    await this.#connect();
    const request = { type: 'sign-in', username, password, deviceName };
    if (this.#deviceId) request.deviceId = this.#deviceId;
    this.#begin(await this.#open(request));
  }

  async signInByToken() {
    await this.#connect();
    this.#begin(await this.#open({ type: 'sign-in-by-token', deviceToken: this.#deviceToken }));
  }

  async signOut(forget) {
    this.#wanted = false;
    const closed = new Promise(resolve => this.#socket.addEventListener('close', resolve));
    await this.request('sign-out', { forget });
    this.#end();
    await closed;
  }

  /** Sends a request, now or when the connection is there again, and gives its answer; throws Refused. */
  request(type, fields = {}) {
    return new Promise((resolve, reject) => {
      const request = { type, id: this.#nextId++, ...fields };
      this.#pending.set(request.id, { request, resolve, reject });
      this.sent.push(request);
      if (this.#ready) this.#send(request);
    });
  }

  /** Loses the connection, as a network would, and stays away until `comeBack`. */
  drop() {
    this.#held = true;
    this.#socket.close();
  }

  comeBack() {
    this.#held = false;
    this.#resume();
  }

  async #connect() {
    if (this.#socket !== null) return;
    const socket = new WebSocket(this.url, ['parley.v1']);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onclose = event => reject(new Error(`no connection: ${event.code} ${event.reason}`));
    });
    if (socket.protocol !== 'parley.v1') {
      socket.close();
      throw new Error('not a Parley server');
    }
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#received(data);
    socket.onclose = event => this.#closed(socket, event);
  }

  /** A request that is not counted, of which there is one at a time. */
  #open(request) {
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
      this.#send({ ...request, id: 0 });
    });
  }

  #begin(signedIn) {
    if (signedIn.resumed) this.faults.push('a new session says that it goes on');
    if (!signedIn.deviceToken) this.faults.push('a new session has no device token');
    this.self = signedIn;
    this.#deviceId = signedIn.deviceId;
    this.#deviceToken = signedIn.deviceToken;
    this.lastSeq = this.#acknowledged = 0;
    this.#nextId = 1;
    this.#wanted = this.#ready = true;
    this.#retry = Session.RETRY;
  }

  #end() {
    this.#wanted = this.#ready = false;
    this.self = null;
    this.#abandon(new Error('signed out'));
  }

  #abandon(why) {
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of lost) reject(why);
  }

  async #resume() {
    if (this.#coming || this.#held || this.#socket !== null) return;
    this.#coming = true;
    try {
      await this.#connect();
      await this.#takeUp();
    } catch (error) {
      if (error instanceof Refused) {
        this.faults.push(`can't come back: ${error.message}`);
        this.#end();
      } else {
        this.#later();
      }
    } finally {
      this.#coming = false;
    }
  }

  async #takeUp() {
    try {
      const signedIn = await this.#open({ type: 'resume', token: this.self.token, lastSeq: this.lastSeq });
      if (!signedIn.resumed) this.faults.push('a resumed session says that it is new');
      this.self = signedIn;
      this.#retry = Session.RETRY;
      for (const { request } of this.#pending.values()) this.#send(request);
      this.#ready = true;
    } catch (error) {
      if (error.code !== 'session-expired') throw error;
      this.#abandon(error);
      await this.signInByToken();
      this.onlost();
    }
  }

  #later() {
    setTimeout(() => this.#resume(), this.#retry);
    this.#retry = Math.min(2 * this.#retry, Session.RETRY_AT_MOST);
  }

  #closed(socket) {
    if (this.#socket !== socket) return;
    this.#socket = null;
    this.#ready = false;
    clearTimeout(this.#ackTimer);
    this.#ackTimer = null;
    this.#opening?.reject(new Error('the connection was lost'));
    this.#opening = null;
    // Where it was lost on the way back, the next try is already seen to.
    if (this.#wanted && !this.#coming) this.#later();
  }

  #send(request) {
    this.#socket.send(JSON.stringify(request));
  }

  #received(data) {
    const message = JSON.parse(data);
    if ('re' in message) {
      this.#answered(message);
    } else if ('seq' in message) {
      if (message.seq !== this.lastSeq + 1) this.faults.push(`event ${message.seq} after ${this.lastSeq}`);
      this.lastSeq = message.seq;
      this.#acknowledge();
      if (message.type === 'signed-out') this.#end();
      if (message.type === 'going-away') this.#retry = message.retryAfterMs;
      this.onevent(message);
    } else {
      this.faults.push(`neither re nor seq: ${data}`);
    }
  }

  #answered(answer) {
    let waiting = this.#pending.get(answer.re);
    if (answer.re === 0) {
      waiting = this.#opening;
      this.#opening = null;
    }
    this.#pending.delete(answer.re);
    if (!waiting) {
      this.faults.push(`an answer to nothing: ${JSON.stringify(answer)}`);
    } else if (answer.type === 'error') {
      waiting.reject(new Refused(answer));
    } else {
      waiting.resolve(answer);
    }
  }

  #acknowledge() {
    const send = () => {
      clearTimeout(this.#ackTimer);
      this.#ackTimer = null;
      this.#acknowledged = this.lastSeq;
      this.#send({ type: 'ack', id: 0, seq: this.lastSeq });
    };
    if (this.lastSeq - this.#acknowledged >= Session.ACK_EVENTS) send();
    else this.#ackTimer ??= setTimeout(send, Session.ACK_MS);
  }
}
