package accelerator.emulators.stepfunctions;

/// What a state machine is called, and whose it is.
///
/// @param region such as `eu-west-1`
/// @param account twelve digits
/// @param roleArn what `$states.context.Execution.RoleArn` says; nothing here acts as that role
public record MachineIdentity(
    String partition, String region, String account, String name, String roleArn) {

  /// A machine of account `000000000000` in `eu-west-1`.
  public static MachineIdentity local(String name) {
    String role = "arn:aws:iam::000000000000:role/%s".formatted(name);
    return new MachineIdentity("aws", "eu-west-1", "000000000000", name, role);
  }

  public String arn() {
    return arn("stateMachine") + name;
  }

  public String executionArn(String execution) {
    return arn("execution") + name + ":" + execution;
  }

  private String arn(String type) {
    return "arn:%s:states:%s:%s:%s:".formatted(partition, region, account, type);
  }
}
