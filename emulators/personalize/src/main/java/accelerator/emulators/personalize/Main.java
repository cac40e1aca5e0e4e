package accelerator.emulators.personalize;

/// Starts {@link PersonalizeCommand} from a command line.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(PersonalizeCommand.commandLine().execute(arguments));
  }
}
