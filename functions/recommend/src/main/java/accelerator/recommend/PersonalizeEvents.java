package accelerator.recommend;

import accelerator.recommend.events.Event;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.personalizeevents.PersonalizeEventsClient;
import software.amazon.awssdk.services.personalizeevents.model.MetricAttribution;
import software.amazon.awssdk.services.personalizeevents.model.PutEventsRequest;

/// The event trackers of Amazon Personalize. A variant of an experiment goes with an event as its
/// attribution source.
record PersonalizeEvents(PersonalizeEventsClient client) implements EventSink {

  @Override
  public Outcome put(String trackingId, List<Event> events) {
    Event first = events.getFirst();
    PutEventsRequest.Builder request =
        PutEventsRequest.builder()
            .trackingId(trackingId)
            .sessionId(first.sessionId())
            .eventList(events.stream().map(PersonalizeEvents::event).toList());
    first.userId().ifPresent(request::userId);
    try {
      client.putEvents(request.build());
      return new Outcome.Taken();
    } catch (AwsServiceException failure) {
      return ServiceFault.isOfWhatWasSent(failure)
          ? new Outcome.Refused(ServiceFault.withoutArns(failure, "the resource"))
          : new Outcome.Unavailable(ServiceFault.reason(failure));
    } catch (SdkException failure) {
      return new Outcome.Unavailable(ServiceFault.reason(failure));
    } catch (RuntimeException failure) {
      // The JDK's connection throws a NullPointerException when the SDK's timeout takes it away.
      return new Outcome.Unavailable(failure.getClass().getSimpleName());
    }
  }

  private static software.amazon.awssdk.services.personalizeevents.model.Event event(Event event) {
    var builder =
        software.amazon.awssdk.services.personalizeevents.model.Event.builder()
            .eventId(event.eventId())
            .eventType(event.type().key())
            .itemId(event.itemId())
            .sentAt(event.sentAt());
    event.recommendationId().ifPresent(builder::recommendationId);
    event.value().ifPresent(builder::eventValue);
    event.properties().ifPresent(builder::properties);
    event
        .variant()
        .map(variant -> MetricAttribution.builder().eventAttributionSource(variant).build())
        .ifPresent(builder::metricAttribution);
    return event.impression().isEmpty()
        ? builder.build()
        : builder.impression(event.impression()).build();
  }
}
