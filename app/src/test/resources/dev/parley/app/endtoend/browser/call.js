'use strict';
// The life of one call, on this device.

class Call {
  id;
  /** The other person. */
  other;
  outgoing;
  /** Whether camera and microphone are wanted, and the test's wishes: codec, candidatesFirst. */
  options;
  /** `calling`, `incoming`, `answered`, `ended`. */
  phase;
  /** Why it ended. */
  reason = null;
  /** What the other device says that it sends. */
  remote = null;
  /** The newest connection; null before there is one. */
  link = null;

  #page;
  /** The device that has the call with us; null while it rings, for the caller. */
  #device = null;
  #generation = 0;
  /** Messages of a generation whose connection is not there yet. */
  #early = [];

  constructor(page, id, other, outgoing, device, options) {
    this.#page = page;
    this.id = id;
    this.other = other;
    this.outgoing = outgoing;
    this.#device = device;
    this.options = options;
    this.phase = outgoing ? 'calling' : 'incoming';
  }

  get over() {
    return this.phase === 'ended';
  }

  iceServers() {
    const { iceServers, stunPort } = this.#page.session.self;
    const own = stunPort ? [{ urls: [`stun:${new URL(this.#page.session.url).hostname}:${stunPort}`] }] : [];
    return [...own, ...iceServers];
  }

  fault(what) {
    // What was on its way when the call ended fails, and that is all right.
    if (!this.over) this.#page.session.faults.push(what);
  }

  async invite() {
    try {
      await this.#page.session.request('invite', { callId: this.id, to: this.other, video: true });
    } catch (error) {
      this.ended(error.code);
    }
  }

  ring() {
    this.#request('ringing', { prepare: true });
  }

  async accept() {
    if (this.phase !== 'incoming') return;
    this.phase = 'answered';
    await this.#request('accept', { video: true });
    await this.#send();
  }

  /** Ends it with the reason that fits. */
  async end(reason = this.#usualReason()) {
    this.ended(reason);
    await this.#request('end', { reason });
  }

  #usualReason() {
    return { calling: 'cancelled', incoming: 'declined', answered: 'hung-up' }[this.phase];
  }

  ended(reason) {
    if (this.over) return;
    this.phase = 'ended';
    this.reason = reason;
    this.link?.close();
  }

  toDevice(type, device, fields) {
    return this.#request(type, { toDevice: device, ...fields });
  }

  async #request(type, fields) {
    try {
      await this.#page.session.request(type, { callId: this.id, ...fields });
    } catch (error) {
      if (error.code === 'unknown-call') this.ended('unknown-call');
      else this.fault(`${type}: ${error.message}`);
    }
  }

  /** An event of this call. */
  received(event) {
    switch (event.type) {
      case 'ringing':
        if (event.prepare && this.link === null) this.#connect(event.fromDevice, this.#generation + 1);
        break;
      case 'accepted':
        this.phase = 'answered';
        this.#device = event.fromDevice;
        if (this.link?.device !== event.fromDevice) this.#connect(event.fromDevice, this.#generation + 1);
        this.#send();
        break;
      case 'ended':
        this.ended(event.reason);
        break;
      case 'description':
      case 'candidate':
        this.#toLink(event);
        break;
      case 'renew':
        if (this.outgoing && event.generation > this.#generation) this.#connect(event.fromDevice, event.generation);
        break;
      case 'media':
        this.remote = { microphone: event.microphone, camera: event.camera, screen: event.screen ?? false };
        break;
      default:
        // `recording`: nobody asks here.
        break;
    }
  }

  #toLink(event) {
    if (event.generation < this.#generation) return;
    const there = this.link !== null && event.generation === this.#generation;
    if (there && event.fromDevice === this.link.device) {
      this.link.received(event);
    } else if (!this.outgoing && !there) {
      this.#early.push(event);
      if (event.type === 'description' && event.sdpType === 'offer') {
        this.#connect(event.fromDevice, event.generation);
        const { link } = this;
        const early = this.#early.splice(0);
        early.filter(({ generation }) => generation === link.generation).forEach(message => link.received(message));
      }
    }
  }

  #connect(device, generation) {
    this.link?.close();
    this.#generation = generation;
    this.link = new Link(this, device, generation);
    if (this.phase === 'answered') this.#send();
  }

  /** The answer is about to be made: what is sent belongs in it. */
  async linkDescribed(link) {
    if (this.phase === 'answered') await link.send(this.#page.stream);
  }

  linkChanged(link) {
    if (link !== this.link || this.over || link.pc.connectionState !== 'failed') return;
    if (this.outgoing) this.#connect(link.device, this.#generation + 1);
    else this.toDevice('renew', link.device, { generation: this.#generation + 1 });
  }

  async #send() {
    const { link } = this;
    if (link === null) return;
    await link.send(this.#page.stream);
    this.toDevice('media', link.device, { microphone: true, camera: true, screen: false });
  }
}
