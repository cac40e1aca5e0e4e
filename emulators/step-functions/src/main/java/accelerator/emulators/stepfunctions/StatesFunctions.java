package accelerator.emulators.stepfunctions;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The functions that Step Functions adds to JSONata, and those whose answer must come from the
/// execution's own clock and randomness. As in JSONata itself, what is called with nothing answers
/// nothing.
final class StatesFunctions {
  /// JSONata's own limit for a range.
  private static final int LONGEST_RANGE = 1_000_000;

  private static final Set<String> DIGESTS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private StatesFunctions() {}

  /// Binds the functions for one evaluation.
  static void bind(Jsonata.Frame frame, ExpressionScope scope) {
    bind(frame, "partition", "<an:a>", args -> partition(list(args, 0), number(args, 1)));
    bind(
        frame,
        "range",
        "<nnn:a>",
        args -> range(number(args, 0), number(args, 1), number(args, 2)));
    bind(frame, "hash", "<ss:s>", args -> hash(text(args, 0), text(args, 1)));
    bind(frame, "uuid", "<:s>", args -> scope.ids().get());
    bind(frame, "parse", "<s:x>", args -> parse(text(args, 0)));
    bind(frame, "random", "<n?:n>", args -> random(args, scope));
    bind(frame, "millis", "<:n>", args -> scope.now().toEpochMilli());
    bind(frame, "now", "<s?s?:s>", args -> now(args, scope));
  }

  /// Arguments that are undefined, or left out where they are optional, come as Java's null.
  private static void bind(
      Jsonata.Frame frame, String name, String signature, StatesFunction body) {
    boolean isOptional = signature.contains("?");
    Jsonata.JFunctionCallable callable =
        (input, args) -> {
          List<?> all = args;
          List<?> given = all.stream().filter(Objects::nonNull).toList();
          return isOptional || given.size() == all.size() ? body.call(given) : null;
        };
    frame.bind(name, new Jsonata.JFunction(callable, signature));
  }

  private static List<Object> partition(List<?> items, long size) {
    if (size < 1) {
      throw new JException(
          String.format(Locale.ROOT, "$partition needs a size of 1 or more, was %d", size), 0);
    }
    List<Object> parts = new ArrayList<>();
    int step = (int) Math.min(size, items.size());
    for (int from = 0; from < items.size(); from += step) {
      parts.add(new ArrayList<>(items.subList(from, Math.min(from + step, items.size()))));
    }
    return parts;
  }

  /// One number stands for itself, as JSONata's sequences of one do; recorded on AWS.
  private static Object range(long first, long last, long step) {
    if (step == 0) {
      throw new JException("$range needs a step other than 0", 0);
    }
    if ((last - first) / step >= LONGEST_RANGE) {
      throw new JException(
          String.format(Locale.ROOT, "$range makes at most %d numbers", LONGEST_RANGE), 0);
    }
    List<Object> numbers = new ArrayList<>();
    for (long next = first; step > 0 ? next <= last : next >= last; next += step) {
      numbers.add(next);
    }
    return numbers.size() == 1 ? numbers.getFirst() : numbers;
  }

  private static String hash(String text, String algorithm) {
    if (!DIGESTS.contains(algorithm)) {
      throw new JException(
          "$hash knows %s, was '%s'".formatted(DIGESTS.stream().sorted().toList(), algorithm), 0);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Object parse(String json) {
    try {
      return JsonataValues.read(JSON.readTree(json));
    } catch (JsonProcessingException | IllegalArgumentException _) {
      throw new JException("$parse was given a text that is not JSON", 0);
    }
  }

  /// The numbers of a seed are this runner's own: the service's generator is not known.
  private static double random(List<?> args, ExpressionScope scope) {
    return args.isEmpty() ? scope.random().nextDouble() : new Random(number(args, 0)).nextDouble();
  }

  private static @Nullable Object now(List<?> args, ExpressionScope scope) {
    String picture = args.isEmpty() ? null : text(args, 0);
    String zone = args.size() < 2 ? null : text(args, 1);
    return Functions.dateTimeFromMillis(scope.now().toEpochMilli(), picture, zone);
  }

  private static List<?> list(List<?> args, int index) {
    return args.get(index) instanceof List<?> list ? list : List.of();
  }

  private static String text(List<?> args, int index) {
    return String.valueOf(args.get(index));
  }

  private static long number(List<?> args, int index) {
    if (args.get(index) instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw new JException("a whole number is needed, was '%s'".formatted(args.get(index)), 0);
  }

  private interface StatesFunction {
    @Nullable Object call(List<?> args);
  }
}
