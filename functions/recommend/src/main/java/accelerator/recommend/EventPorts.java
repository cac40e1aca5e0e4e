package accelerator.recommend;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// What taking events in needs of the world beside the registries.
///
/// @param secret that senders present, if there is one
/// @param documents of the issuer whose tokens they may present
record EventPorts(
    EventSettings settings,
    Optional<SecretText> secret,
    IssuerDocuments documents,
    EventSink sink) {

  /// As the environment says, with clients that are made when the first event comes.
  static EventPorts from(Map<String, String> variables, Duration timeout) {
    EventSettings settings = EventSettings.from(variables);
    return new EventPorts(
        settings,
        settings
            .secretArn()
            .map(arn -> new ManagedSecret(new Lazy<>(() -> Clients.secrets().build()), arn)),
        new HttpIssuerDocuments(),
        new PersonalizeEvents(new Lazy<>(() -> Clients.events(timeout).build())));
  }

  /// @param rule which items' events count
  EventIntake intake(RegistryCache registries, ItemRule rule, InstantSource clock) {
    Senders senders =
        new Senders(
            settings,
            secret.map(text -> new SenderSecret(text, clock)),
            settings.issuer().map(issuer -> new TokenCheck(issuer, documents, clock)));
    return new EventIntake(settings, senders, registries, rule, sink, clock);
  }
}
