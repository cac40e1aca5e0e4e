package accelerator.emulators.sam.template;

import java.util.Arrays;
import java.util.Optional;

/// The intrinsic functions of CloudFormation that a template may use here, as tag (`!Sub`) or as
/// key (`Fn::Sub`).
enum Intrinsic {
  REF("Ref", "Ref"),
  CONDITION("Condition", "Condition"),
  SUB("Sub", "Fn::Sub"),
  GET_ATT("GetAtt", "Fn::GetAtt"),
  IF("If", "Fn::If"),
  JOIN("Join", "Fn::Join"),
  SELECT("Select", "Fn::Select"),
  SPLIT("Split", "Fn::Split"),
  EQUALS("Equals", "Fn::Equals"),
  NOT("Not", "Fn::Not"),
  AND("And", "Fn::And"),
  OR("Or", "Fn::Or");

  private final String tag;
  private final String key;

  Intrinsic(String tag, String key) {
    this.tag = tag;
    this.key = key;
  }

  /// Its long form, the only key of its object.
  String key() {
    return key;
  }

  static Optional<Intrinsic> ofTag(String tag) {
    return Arrays.stream(values()).filter(intrinsic -> intrinsic.tag.equals(tag)).findFirst();
  }

  static Optional<Intrinsic> ofKey(String key) {
    return Arrays.stream(values()).filter(intrinsic -> intrinsic.key.equals(key)).findFirst();
  }
}
