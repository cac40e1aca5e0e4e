package accelerator.local.stack;

import accelerator.core.Domain;
import accelerator.core.Window;
import accelerator.emulators.personalize.Durations;
import accelerator.emulators.personalize.ServiceSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a local stack is made of.
///
/// @param root the checkout that holds template, definitions and the built functions
/// @param folder where it may write; it is the caller's to delete
/// @param port of the endpoint and the storefront; 0 for any free one
/// @param data a folder of source tables as `<table>.csv` or `.csv.gz`; the sample when absent
/// @param personalize how Personalize learns and how long it takes for its changes
/// @param personalizeClock by which it takes them
/// @param answers to the template's questions, where they are other than the local stack's own
/// @param window the days that a run learns from; those of the data when absent
/// @param runtimeLoop whether functions run without the native half of Lambda's runtime client even
///   where there is one
public record StackSettings(
    Path root,
    Path folder,
    int port,
    Optional<Path> data,
    List<Domain> domains,
    ServiceSettings personalize,
    InstantSource personalizeClock,
    Map<String, String> answers,
    Optional<Window> window,
    boolean runtimeLoop) {
  public StackSettings {
    domains = List.copyOf(domains);
    answers = Map.copyOf(answers);
  }

  /// A stack whose Personalize is as quick as its work allows.
  public StackSettings(
      Path root, Path folder, int port, Optional<Path> data, List<Domain> domains) {
    this(
        root,
        folder,
        port,
        data,
        domains,
        ServiceSettings.local(),
        InstantSource.system(),
        Map.of(),
        Optional.empty(),
        false);
  }

  /// The same with a Personalize that takes its time.
  public StackSettings with(Durations newDurations, InstantSource newClock) {
    return new StackSettings(
        root,
        folder,
        port,
        data,
        domains,
        personalize.withDurations(newDurations),
        newClock,
        answers,
        window,
        runtimeLoop);
  }

  /// The same with a Personalize that is set otherwise.
  public StackSettings with(ServiceSettings newPersonalize) {
    return new StackSettings(
        root,
        folder,
        port,
        data,
        domains,
        newPersonalize,
        personalizeClock,
        answers,
        window,
        runtimeLoop);
  }

  /// The same with other answers to the template's questions.
  public StackSettings with(Map<String, String> newAnswers) {
    return new StackSettings(
        root,
        folder,
        port,
        data,
        domains,
        personalize,
        personalizeClock,
        newAnswers,
        window,
        runtimeLoop);
  }

  /// The same with a window of its own.
  public StackSettings with(Window newWindow) {
    return new StackSettings(
        root,
        folder,
        port,
        data,
        domains,
        personalize,
        personalizeClock,
        answers,
        Optional.of(newWindow),
        runtimeLoop);
  }

  /// The same with functions that run without the native half of Lambda's runtime client.
  public StackSettings withRuntimeLoop(boolean wanted) {
    return new StackSettings(
        root, folder, port, data, domains, personalize, personalizeClock, answers, window, wanted);
  }
}
