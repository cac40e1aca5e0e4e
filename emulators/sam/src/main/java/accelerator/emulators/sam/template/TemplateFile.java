package accelerator.emulators.sam.template;

import accelerator.emulators.loopback.EmulatorException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// The YAML of a template as a tree in which every short tag (`!Ref x`) has its long form (`{"Ref":
/// "x"}`). Dates stay text, as CloudFormation has no such type. Two equal keys, a merge key and a
/// tag that is not an {@link Intrinsic} are refused with file and line.
public final class TemplateFile {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+\\.[0-9]+");
  private static final Set<String> TRUE = Set.of("true", "yes", "on");

  private final Path file;

  private TemplateFile(Path file) {
    this.file = file;
  }

  /// @throws EmulatorException when the file is missing, is not YAML or uses what is not supported
  public static JsonNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new EmulatorException("there is no template '%s'".formatted(file));
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root == null) {
        throw new EmulatorException("template '%s' is empty".formatted(file));
      }
      return new TemplateFile(file).tree(root);
    } catch (MarkedYAMLException failure) {
      throw new EmulatorException(
          "template '%s' is not YAML: %s".formatted(file, failure.getMessage()));
    } catch (IOException failure) {
      throw new EmulatorException(
          "cannot read the template " + file + ": " + failure.getMessage(), failure);
    }
  }

  private JsonNode tree(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return plain(node);
    }
    Intrinsic intrinsic =
        Intrinsic.ofTag(tag.substring(1)).orElseThrow(() -> refused(node, "tag " + tag));
    JsonNode argument = plain(node);
    ObjectNode longForm = JsonNodeFactory.instance.objectNode();
    longForm.set(
        intrinsic.key(), intrinsic == Intrinsic.GET_ATT ? attributePath(argument) : argument);
    return longForm;
  }

  private JsonNode plain(Node node) {
    return switch (node) {
      case MappingNode mapping -> object(mapping);
      case SequenceNode sequence -> array(sequence);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw refused(node, "node " + node.getNodeId());
    };
  }

  private ObjectNode object(MappingNode mapping) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.MERGE)) {
        throw refused(entry.getKeyNode(), "key");
      }
      if (object.has(key.getValue())) {
        throw refused(key, "second key '%s'".formatted(key.getValue()));
      }
      object.set(key.getValue(), tree(entry.getValueNode()));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    sequence.getValue().forEach(element -> array.add(tree(element)));
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String value = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.BOOL)) {
      return BooleanNode.valueOf(TRUE.contains(value.toLowerCase(Locale.ROOT)));
    }
    if (tag.equals(Tag.NULL)) {
      return NullNode.getInstance();
    }
    if (tag.equals(Tag.INT) && INTEGER.matcher(value).matches()) {
      return LongNode.valueOf(Long.parseLong(value));
    }
    if (tag.equals(Tag.FLOAT) && DECIMAL.matcher(value).matches()) {
      return DecimalNode.valueOf(new BigDecimal(value));
    }
    return TextNode.valueOf(value);
  }

  private static JsonNode attributePath(JsonNode argument) {
    if (!argument.isTextual()) {
      return argument;
    }
    String[] path = argument.asText().split("\\.", 2);
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    Arrays.stream(path).forEach(parts::add);
    return parts;
  }

  private EmulatorException refused(Node node, String what) {
    return new EmulatorException(
        String.format(
            Locale.ROOT,
            "%s:%d: %s is not supported",
            file.getFileName(),
            node.getStartMark().getLine() + 1,
            what));
  }
}
