package accelerator.emulators.stepfunctions;

import java.util.List;
import java.util.Optional;

/// One state of a machine, valid as it stands.
sealed interface State {
  String name();

  /// The service's word for its type, such as `Map`.
  default String type() {
    return switch (this) {
      case Pass pass -> "Pass";
      case Choice choice -> "Choice";
      case Wait wait -> "Wait";
      case Succeed succeed -> "Succeed";
      case Fail fail -> "Fail";
      case Task task -> "Task";
      case Parallel parallel -> "Parallel";
      case MapState map -> "Map";
    };
  }

  /// A state with a result, which can fail, be tried again and be caught.
  sealed interface Working extends State {
    Recovery recovery();

    Exit exit();
  }

  /// Hands its input on, or its Output.
  record Pass(String name, Exit exit) implements State {}

  /// Goes where the first rule leads that holds.
  ///
  /// @param otherwise where it goes when no rule holds
  record Choice(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {
    public Choice {
      rules = List.copyOf(rules);
    }
  }

  /// Waits.
  record Wait(String name, Until until, Exit exit) implements State {}

  /// Ends its machine or branch well.
  record Succeed(String name, Optional<FieldTemplate> output) implements State {}

  /// Fails its machine or branch.
  record Fail(String name, Optional<FieldTemplate> error, Optional<FieldTemplate> cause)
      implements State {}

  /// Calls a function or an integration.
  ///
  /// @param timeoutSeconds of one attempt
  record Task(
      String name,
      String resource,
      Optional<FieldTemplate> arguments,
      Optional<FieldTemplate> timeoutSeconds,
      Recovery recovery,
      Exit exit)
      implements Working {}

  /// Runs all branches at once on one input.
  record Parallel(
      String name,
      Optional<FieldTemplate> arguments,
      List<StateFlow> branches,
      Recovery recovery,
      Exit exit)
      implements Working {
    public Parallel {
      branches = List.copyOf(branches);
    }
  }

  /// An inline Map.
  ///
  /// @param tolerated the fields for tolerated failures, which the service takes in an inline Map
  ///   as well; they must evaluate to numbers and have no effect there
  record MapState(
      String name,
      Optional<FieldTemplate> items,
      Optional<FieldTemplate> itemSelector,
      Optional<FieldTemplate> maxConcurrency,
      List<FieldTemplate> tolerated,
      StateFlow processor,
      Recovery recovery,
      Exit exit)
      implements Working {
    public MapState {
      tolerated = List.copyOf(tolerated);
    }
  }

  /// How a state is left.
  ///
  /// @param next the state that follows; none where this one ends its machine or branch
  record Exit(
      Optional<FieldTemplate.Members> assign,
      Optional<FieldTemplate> output,
      Optional<String> next) {}

  /// One of a Choice's Choices.
  record Rule(FieldTemplate condition, Exit exit) {}

  /// One entry of a state's Catch.
  record Catcher(List<String> errorEquals, Exit exit) {
    public Catcher {
      errorEquals = List.copyOf(errorEquals);
    }
  }

  /// What happens when a state fails: the retriers are asked first.
  record Recovery(List<Retrier> retriers, List<Catcher> catchers) {
    public Recovery {
      retriers = List.copyOf(retriers);
      catchers = List.copyOf(catchers);
    }
  }

  /// Until when a Wait state waits.
  sealed interface Until {}

  /// So many seconds from when it is entered.
  record Seconds(FieldTemplate seconds) implements Until {}

  /// A time in ISO 8601, with its offset.
  record Timestamp(FieldTemplate timestamp) implements Until {}
}
