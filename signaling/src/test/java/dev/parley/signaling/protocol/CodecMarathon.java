package dev.parley.signaling.protocol;

import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;

/** The same without end, for the bench. */
class CodecMarathon extends CodecFuzzTest {
    @Override
    @Property
    void requests_survive(@ForAll @From("requests") Request request) throws ProtocolException {
        super.requests_survive(request);
    }

    @Override
    @Property
    void events_survive(@ForAll @From("events") Event event) throws ProtocolException {
        super.events_survive(event);
    }

    @Override
    @Property
    void damaged_requests_are_refused_or_read(@ForAll @From("damaged") String text) throws ProtocolException {
        super.damaged_requests_are_refused_or_read(text);
    }

    @Override
    @Property
    void damaged_events_are_refused_or_read(@ForAll @From("damaged") String text) throws ProtocolException {
        super.damaged_events_are_refused_or_read(text);
    }

    @Override
    @Property
    void nonsense_is_refused_or_read(@ForAll String text) throws ProtocolException {
        super.nonsense_is_refused_or_read(text);
    }
}
