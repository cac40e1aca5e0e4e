package accelerator.personalize;

import software.amazon.awssdk.services.personalize.model.Tag;

/// The tag by which everything in Personalize that a stack made is known.
final class StackTag {
  private StackTag() {}

  static Tag of(PersonalizeSettings settings) {
    return Tag.builder().tagKey("recommendations-accelerator").tagValue(settings.stack()).build();
  }
}
