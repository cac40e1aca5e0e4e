package accelerator.emulators.personalize;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What tests have declared: answers, failures of requests, failures of jobs. Safe for several
/// threads.
final class Declarations {
  private record Question(
      String recommenderArn, Optional<String> userId, Optional<String> itemId) {}

  private final Map<Question, List<String>> answers = new LinkedHashMap<>();
  private final Map<String, Deque<DeclaredFailure>> failures = new HashMap<>();
  private final Map<String, Deque<String>> failingJobs = new HashMap<>();

  /// Keeps an answer, in place of one for the same user and item.
  ///
  /// @param recommenderArn of the recommender that it names
  synchronized void add(String recommenderArn, DeclaredAnswer answer) {
    answers.put(new Question(recommenderArn, answer.userId(), answer.itemId()), answer.itemIds());
  }

  /// The answer for a question: that for its user and item before one for its user, before one for
  /// its item, before one for everybody.
  synchronized Optional<List<String>> answer(PersonalizeRequest request) {
    String arn = request.find("recommenderArn").orElse("");
    Optional<String> user = request.find("userId");
    Optional<String> item = request.find("itemId");
    return answers.entrySet().stream()
        .filter(each -> each.getKey().recommenderArn().equals(arn))
        .filter(each -> isFor(each.getKey().userId(), user))
        .filter(each -> isFor(each.getKey().itemId(), item))
        .max(Comparator.comparing(each -> precision(each.getKey())))
        .map(Map.Entry::getValue);
  }

  private static boolean isFor(Optional<String> declared, Optional<String> asked) {
    return declared.isEmpty() || declared.equals(asked);
  }

  private static int precision(Question question) {
    return (question.userId().isPresent() ? 2 : 0) + (question.itemId().isPresent() ? 1 : 0);
  }

  synchronized void forgetAnswers() {
    answers.clear();
  }

  synchronized void add(DeclaredFailure failure) {
    failures.computeIfAbsent(failure.operation(), _ -> new ArrayDeque<>()).add(failure);
  }

  /// Counts a request.
  ///
  /// @return how it was declared to fail, if it was
  synchronized Optional<DeclaredFailure> nextFailure(String operation) {
    Deque<DeclaredFailure> next = failures.getOrDefault(operation, new ArrayDeque<>());
    DeclaredFailure failure = next.poll();
    if (failure != null && failure.times() > 1) {
      next.addFirst(failure.times(failure.times() - 1));
    }
    return Optional.ofNullable(failure);
  }

  synchronized void forgetFailures() {
    failures.clear();
    failingJobs.clear();
  }

  /// Lets the next job of a name fail.
  synchronized void failJob(String name, String reason) {
    failingJobs.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(reason);
  }

  /// Why the job of a name is to fail, if it is; told once.
  synchronized Optional<String> failureOf(String jobName) {
    return Optional.ofNullable(failingJobs.get(jobName)).map(Deque::poll);
  }
}
