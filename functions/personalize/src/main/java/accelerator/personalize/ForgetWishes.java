package accelerator.personalize;

import accelerator.core.Domain;
import accelerator.core.ForgetWish;
import accelerator.core.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Who is to be forgotten, as objects of the data bucket.
record ForgetWishes(BucketRecords bucket, ForgetFiles files) {
  /// The users of one data deletion job. What is beyond waits for the next.
  static final int MOST = 5_000;

  void keep(ForgetWish wish) {
    bucket.write(wish.key(), wish.text());
  }

  /// The wishes of a domain, as many as one job takes. An object that is none is left where it is.
  List<ForgetWish> of(Domain domain) {
    List<ForgetWish> wishes = new ArrayList<>();
    for (String key : files.below(ForgetWish.prefix(domain))) {
      if (wishes.size() == MOST) {
        return wishes;
      }
      bucket
          .read(key)
          .flatMap(
              version -> {
                try {
                  return java.util.Optional.of(ForgetWish.read(domain, version.text()));
                } catch (InvalidInput _) {
                  return java.util.Optional.empty();
                }
              })
          .ifPresent(wishes::add);
    }
    return wishes;
  }

  /// Takes the wishes away that a job has fulfilled: for these users, and from before it began.
  void fulfilled(Domain domain, Set<String> users, Instant before) {
    for (ForgetWish wish : of(domain)) {
      if (users.contains(wish.userId()) && wish.at().isBefore(before)) {
        bucket.delete(wish.key());
      }
    }
  }
}
