'use strict';
// A person at this page: one call at a time, driven by a test.

class Page {
  session;
  /** Camera and microphone. */
  stream = null;
  /** The present call, or the last one; null before the first. */
  call = null;
  /** All calls by id: two at once where both call each other. */
  #calls = new Map();
  /** Whom the server has told us of, by username. */
  people = new Map();
  /** All events, for the test to look at. */
  events = [];
  /** How to answer: the same options as those of `place`. */
  answering = {};

  constructor(url) {
    this.session = new Session(url);
    this.session.onevent = event => this.#received(event);
    this.session.onlost = () => this.#calls.forEach(call => call.ended('server-lost'));
  }

  async open() {
    this.stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      video: { width: 320, height: 240, frameRate: 15 },
    });
  }

  /** Calls somebody. `options`: callId, codec, candidatesFirst. */
  async place(username, options = {}) {
    const id = options.callId ?? Page.#newId();
    const incoming = this.call?.phase === 'incoming' && this.call.other === username ? this.call : null;
    const mine = this.call = this.#add(new Call(this, id, username, true, null, options));
    await mine.invite();
    if (incoming && !mine.over) this.#glare(mine, incoming);
  }

  #add(call) {
    this.#calls.set(call.id, call);
    return call;
  }

  #glare(mine, theirs) {
    if (mine.id > theirs.id) {
      this.call = mine;
      theirs.end('glare');
    } else {
      this.call = theirs;
      theirs.options = mine.options;
      mine.end('glare');
      theirs.accept();
    }
  }

  static #newId() {
    return crypto.randomUUID();
  }

  #received(event) {
    this.events.push(event);
    switch (event.type) {
      case 'presence':
        this.people.set(event.person.username, event.person.presence);
        break;
      case 'ice-servers':
        // For the connections that are made from now on.
        this.session.self.iceServers = event.iceServers;
        break;
      case 'incoming':
        this.#incoming(event);
        break;
      default:
        this.#calls.get(event.callId)?.received(event);
        break;
    }
  }

  #incoming({ callId, from, fromDevice }) {
    const theirs = this.#add(new Call(this, callId, from, false, fromDevice, this.answering));
    const mine = this.call;
    if (mine && !mine.over) {
      if (mine.phase === 'calling' && mine.other === from) this.#glare(mine, theirs);
      else theirs.end('busy');
      return;
    }
    this.call = theirs;
    theirs.ring();
  }

  /** What the connection says of itself (WebRTC statistics). */
  async report() {
    const all = [...(await this.call.link.pc.getStats()).values()];
    const find = (type, kind) => all.find(one => one.type === type && one.kind === kind) ?? {};
    const codec = flow => all.find(one => one.id === flow.codecId)?.mimeType ?? '';
    const [videoIn, audioIn] = [find('inbound-rtp', 'video'), find('inbound-rtp', 'audio')];
    const videoOut = find('outbound-rtp', 'video');
    return {
      state: this.call.link.pc.connectionState,
      generation: this.call.link.generation,
      framesDecoded: videoIn.framesDecoded ?? 0,
      width: videoIn.frameWidth ?? 0,
      codecIn: codec(videoIn),
      codecOut: codec(videoOut),
      framesEncoded: videoOut.framesEncoded ?? 0,
      audioEnergy: audioIn.totalAudioEnergy ?? 0,
    };
  }
}
