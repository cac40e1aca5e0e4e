package accelerator.local.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a function may call of AWS: read from the code of its own classes, from the handler on
/// along every call that can happen. A call of an interface or of a class that others extend leads
/// to those of them that are made anywhere on the way; what a library may call back is taken as
/// called. So nothing that can happen is missing.
final class SdkCalls {
  private static final String SDK = "software/amazon/awssdk/services/";

  /// The one class that signs requests by itself, in place of the S3 client, and what each method
  /// asks.
  private static final String SIGNS = "accelerator/recommend/SignedBucket";

  private static final Map<String, String> SIGNED =
      Map.of("get", "s3.getObject", "put", "s3.putObject");
  private static final Set<String> NO_CALLS = Set.of("builder", "create", "close", "serviceName");

  private final Map<String, ClassModel> classes = new HashMap<>();
  private final Map<String, Set<String>> subtypes = new HashMap<>();
  private final Deque<Method> ahead = new ArrayDeque<>();
  private final Set<Method> seen = new HashSet<>();
  private final Set<Method> virtual = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> calls = new TreeSet<>();

  private record Method(String owner, String name, String descriptor) {
    Method in(String subtype) {
      return new Method(subtype, name, descriptor);
    }
  }

  private SdkCalls(List<Path> folders) {
    folders.forEach(this::read);
    for (Map.Entry<String, ClassModel> each : classes.entrySet()) {
      for (String above : parents(each.getValue())) {
        subtypes.computeIfAbsent(above, _ -> new HashSet<>()).add(each.getKey());
      }
    }
  }

  /// The operations that a handler can reach, such as `s3.getObject`, by client package and method.
  ///
  /// @param folders of its own classes and those of this project that it uses
  /// @param handler its class's name
  static Set<String> of(List<Path> folders, String handler) {
    SdkCalls calls = new SdkCalls(folders);
    String owner = handler.replace('.', '/');
    if (!calls.classes.containsKey(owner)) {
      throw new AssertionError("%s is not compiled in %s".formatted(handler, folders));
    }
    calls.everyMethodOf(owner);
    calls.follow();
    return calls.calls;
  }

  private void read(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        ClassModel model = ClassFile.of().parse(file);
        classes.put(model.thisClass().asInternalName(), model);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> parents(ClassModel model) {
    List<String> parents = new ArrayList<>();
    model.superclass().map(ClassEntry::asInternalName).ifPresent(parents::add);
    model.interfaces().forEach(it -> parents.add(it.asInternalName()));
    return parents;
  }

  private void follow() {
    while (!ahead.isEmpty()) {
      Method method = ahead.pop();
      find(method).flatMap(MethodModel::code).stream()
          .flatMap(code -> code.elementStream())
          .forEach(this::follow);
    }
  }

  private void follow(CodeElement element) {
    switch (element) {
      case InvokeInstruction call ->
          called(
              call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
      case InvokeDynamicInstruction call -> call.bootstrapArgs().forEach(this::handed);
      case NewObjectInstruction made -> made(made.className().asInternalName());
      case FieldInstruction field -> touched(field.owner().asInternalName());
      default -> {
        // Nothing else calls.
      }
    }
  }

  /// A method handed over, as a lambda's body or a method reference is.
  private void handed(ConstantDesc argument) {
    if (argument instanceof DirectMethodHandleDesc handle) {
      called(internal(handle.owner()), handle.methodName(), handle.lookupDescriptor());
    }
  }

  private static String internal(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }

  private void called(String owner, String name, String descriptor) {
    if (owner.startsWith(SDK) && owner.endsWith("Client") && !NO_CALLS.contains(name)) {
      calls.add(owner.substring(SDK.length(), owner.indexOf('/', SDK.length())) + "." + name);
    }
    if (owner.equals(SIGNS) && SIGNED.containsKey(name)) {
      calls.add(SIGNED.get(name));
    }
    if (classes.containsKey(owner)) {
      touched(owner);
      Method method = new Method(owner, name, descriptor);
      later(method);
      if (virtual.add(method)) {
        below(owner).stream().filter(made::contains).forEach(each -> later(method.in(each)));
      }
    }
  }

  private Set<String> below(String owner) {
    Set<String> all = new HashSet<>();
    for (String each : subtypes.getOrDefault(owner, Set.of())) {
      all.add(each);
      all.addAll(below(each));
    }
    return all;
  }

  /// Libraries call back what implements their types.
  private void made(String owner) {
    touched(owner);
    if (!made.add(owner)) {
      return;
    }
    virtual.stream()
        .filter(method -> below(method.owner()).contains(owner))
        .toList()
        .forEach(method -> later(method.in(owner)));
    ClassModel model = classes.get(owner);
    if (model != null
        && parents(model).stream()
            .anyMatch(it -> !classes.containsKey(it) && !it.startsWith("java/lang/"))) {
      everyMethodOf(owner);
    }
  }

  private void touched(String owner) {
    if (classes.containsKey(owner)) {
      later(new Method(owner, "<clinit>", "()V"));
    }
  }

  private void everyMethodOf(String owner) {
    ClassModel model = classes.get(owner);
    if (model == null) {
      return;
    }
    for (MethodModel method : model.methods()) {
      later(
          new Method(owner, method.methodName().stringValue(), method.methodType().stringValue()));
    }
  }

  private void later(Method method) {
    if (seen.add(method)) {
      ahead.push(method);
    }
  }

  /// The method's code, its own class's or an inherited one.
  private Optional<MethodModel> find(Method wanted) {
    ClassModel model = classes.get(wanted.owner());
    if (model == null) {
      return Optional.empty();
    }
    return model.methods().stream()
        .filter(it -> it.methodName().stringValue().equals(wanted.name()))
        .filter(it -> it.methodType().stringValue().equals(wanted.descriptor()))
        .findFirst()
        .or(
            () ->
                parents(model).stream()
                    .flatMap(
                        above ->
                            find(new Method(above, wanted.name(), wanted.descriptor())).stream())
                    .findFirst());
  }
}
