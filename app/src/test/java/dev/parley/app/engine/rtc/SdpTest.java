package dev.parley.app.engine.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class SdpTest {
    private static final String OFFER = String.join(
            "\r\n",
            "v=0",
            "o=- 1 2 IN IP4 127.0.0.1",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111",
            "a=rtpmap:111 opus/48000/2",
            "a=fmtp:111 minptime=10;useinbandfec=1",
            "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 103",
            "a=rtpmap:96 VP8/90000",
            "a=rtcp-fb:96 nack",
            "a=rtpmap:97 rtx/90000",
            "a=fmtp:97 apt=96",
            "a=rtpmap:98 h264/90000",
            "a=fmtp:98 packetization-mode=1",
            "a=rtpmap:103 red/90000",
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
            "");

    @Test
    void every_video_codec_gets_the_start_bitrate_and_nothing_else_changes() {
        String expected = OFFER.replace("packetization-mode=1", "packetization-mode=1;x-google-start-bitrate=1000")
                .replace("a=rtpmap:103 red/90000", "a=rtpmap:103 red/90000\r\na=fmtp:96 x-google-start-bitrate=1000");
        assertEquals(expected, Sdp.withStartBitrate(OFFER, 1000, 2500));
    }

    @Test
    void the_second_video_is_a_screen_and_starts_with_more() {
        String screen = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=rtpmap:96 VP8/90000\r\n";
        String expected =
                Sdp.withStartBitrate(OFFER, 1000, 2500) + screen + "a=fmtp:96 x-google-start-bitrate=2500\r\n";
        assertEquals(expected, Sdp.withStartBitrate(OFFER + screen, 1000, 2500));
    }

    @Test
    void a_second_time_changes_nothing() {
        String once = Sdp.withStartBitrate(OFFER, 1000, 2500);
        assertEquals(once, Sdp.withStartBitrate(once, 500, 500));
    }

    @Test
    void a_description_without_video_stays() {
        String audio = OFFER.substring(0, OFFER.indexOf("m=video"));
        assertEquals(audio, Sdp.withStartBitrate(audio, 1000, 2500));
    }

    @Test
    void lines_without_their_parts_do_no_harm() {
        String odd = "v=0\r\nm=video\r\nm=video 9\r\na=rtpmap:\r\na=rtpmap:96\r\na=fmtp:\r\na=fmtp:96\r\n";
        assertEquals(odd, Sdp.withStartBitrate(odd, 1000, 2500));
    }

    @Test
    void nonsense_is_kept_away_from_the_native_parser() {
        assertEquals("", Sdp.problem(OFFER));
        assertNotEquals("", Sdp.problem(""));
        assertNotEquals("", Sdp.problem("nonsense"));
        assertNotEquals("", Sdp.problem("v=0\r\n\0"));
        assertFalse(Sdp.problem("v=0" + "x".repeat(Sdp.MAX_LENGTH)).isEmpty());
    }
}
