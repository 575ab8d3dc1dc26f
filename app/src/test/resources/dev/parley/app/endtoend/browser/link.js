'use strict';
// One generation of a call: one peer connection with one device of the other side. JSEP with perfect negotiation.

class Link {
  generation;
  device;
  pc;
  /** Whether the other side's session description is set. */
  described = false;

  #call;
  #polite;
  #makingOffer = false;
  #ignoreOffer = false;
  #candidates = [];
  /** What waits for the description to be sent where candidates are to overtake it. */
  #overtaken = null;
  /** Messages of the other side, one after the other. */
  #work = Promise.resolve();
  #preferred = Promise.resolve();

  constructor(call, device, generation) {
    this.#call = call;
    this.#polite = !call.outgoing;
    this.device = device;
    this.generation = generation;
    const pc = this.pc = new RTCPeerConnection({ iceServers: call.iceServers() });
    pc.onicecandidate = ({ candidate }) => this.#found(candidate);
    pc.onnegotiationneeded = () => this.#negotiate();
    pc.onconnectionstatechange = () => call.linkChanged(this);
    const shown = new MediaStream();
    pc.ontrack = ({ track }) => {
      shown.addTrack(track);
      document.getElementById('remote').srcObject = shown;
    };
    if (call.outgoing) {
      // The camera's section is the first of the videos. Nothing is sent before the answer.
      pc.addTransceiver('audio', { direction: 'sendrecv' });
      pc.addTransceiver('video', { direction: 'sendrecv' });
      this.#prefer();
      if (call.options.candidatesFirst) this.#overtaken = [];
    }
  }

  close() {
    this.pc.close();
  }

  /** Sends sound and pictures from now on. */
  async send(stream) {
    for (const kind of ['audio', 'video']) {
      const transceiver = this.#first(kind);
      await transceiver?.sender.replaceTrack(stream.getTracks().find(track => track.kind === kind));
    }
    await this.#sendPreferred();
  }

  received(message) {
    const take = message.type === 'description' ? () => this.#description(message) : () => this.#candidate(message);
    this.#work = this.#work.then(take).catch(error => this.#call.fault(`${message.type}: ${error.message}`));
  }

  #first(kind) {
    return this.pc.getTransceivers().find(transceiver => transceiver.receiver.track.kind === kind);
  }

  #prefer() {
    const { codec } = this.#call.options;
    if (!codec) return;
    const wanted = RTCRtpReceiver.getCapabilities('video').codecs
      .filter(({ mimeType }) => mimeType === `video/${codec}` || mimeType === 'video/rtx');
    this.#first('video').setCodecPreferences(wanted);
  }

  /**
   * What is received was chosen in the description; what is sent may still be anything that the other side takes. One after
   * the other: parameters that were got while others are being set are not taken.
   */
  #sendPreferred() {
    this.#preferred = this.#preferred.then(() => this.#setCodec());
    return this.#preferred;
  }

  async #setCodec() {
    const { sender } = this.#first('video') ?? {};
    const parameters = sender?.getParameters();
    const codec = parameters?.codecs.find(({ mimeType }) => mimeType === `video/${this.#call.options.codec}`);
    if (!codec) return;
    parameters.encodings[0].codec = codec;
    await sender.setParameters(parameters);
  }

  async #negotiate() {
    try {
      this.#makingOffer = true;
      await this.pc.setLocalDescription();
      this.#tell(this.pc.localDescription);
    } catch (error) {
      this.#call.fault(`offer: ${error.message}`);
    } finally {
      this.#makingOffer = false;
    }
  }

  #tell({ type, sdp }) {
    const fields = { generation: this.generation, sdpType: type, sdp };
    if (this.#overtaken) this.#overtaken.push(fields);
    else this.#call.toDevice('description', this.device, fields);
  }

  #found(candidate) {
    this.#call.toDevice('candidate', this.device, {
      generation: this.generation,
      candidate: candidate?.candidate ?? '',
      sdpMid: candidate?.sdpMid ?? '',
      sdpMLineIndex: candidate?.sdpMLineIndex ?? 0,
    });
    const waiting = this.#overtaken ?? [];
    this.#overtaken = null;
    for (const fields of waiting) this.#call.toDevice('description', this.device, fields);
  }

  async #description({ sdpType, sdp }) {
    const pc = this.pc;
    const offer = sdpType === 'offer';
    const collision = offer && (this.#makingOffer || pc.signalingState !== 'stable');
    this.#ignoreOffer = !this.#polite && collision;
    if (this.#ignoreOffer) return;
    const first = !this.described;
    await pc.setRemoteDescription({ type: sdpType, sdp });
    this.described = true;
    for (const candidate of this.#candidates.splice(0)) await pc.addIceCandidate(candidate);
    if (offer) {
      if (first && !this.#call.outgoing) {
        this.#first('audio').direction = this.#first('video').direction = 'sendrecv';
        this.#prefer();
        await this.#call.linkDescribed(this);
      }
      await pc.setLocalDescription();
      this.#tell(pc.localDescription);
    }
    await this.#sendPreferred();
  }

  async #candidate({ candidate, sdpMid, sdpMLineIndex }) {
    const init = candidate === '' ? null : { candidate, sdpMid: sdpMid === '' ? null : sdpMid, sdpMLineIndex };
    if (!this.described) {
      this.#candidates.push(init);
      return;
    }
    try {
      await this.pc.addIceCandidate(init);
    } catch (error) {
      if (!this.#ignoreOffer) throw error;
    }
  }
}
