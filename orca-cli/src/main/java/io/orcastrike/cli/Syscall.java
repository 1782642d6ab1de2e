package io.orcastrike.cli;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A call of the Linux kernel that takes an {@code int}, a {@code struct} and two more {@code int}s.
 * Made with {@code java.lang.foreign}, whose classes are looked up by their names, since they came
 * with Java 22 and Orca runs on 21, too.
 */
final class Syscall {
  private static final String FOREIGN = "java.lang.foreign.";
  private static final int SINCE = 22;

  private final MethodHandle handle;

  /**
   * Finds the way to the kernel.
   *
   * @throws ReflectiveOperationException where this JVM has none
   * @throws IllegalStateException where it is not permitted, as the launcher does; it would be
   *     warned of
   */
  Syscall() throws ReflectiveOperationException {
    if (Runtime.version().feature() < SINCE) {
      throw new ClassNotFoundException(FOREIGN + "Linker is of Java " + SINCE);
    }
    Module here = Syscall.class.getModule();
    if (!Boolean.TRUE.equals(Module.class.getMethod("isNativeAccessEnabled").invoke(here))) {
      throw new IllegalStateException("--enable-native-access was not given");
    }
    Class<?> linkers = type("Linker");
    Object linker = linkers.getMethod("nativeLinker").invoke(null);
    Object names = linkers.getMethod("defaultLookup").invoke(linker);
    Optional<?> syscall =
        (Optional<?>) type("SymbolLookup").getMethod("find", String.class).invoke(names, "syscall");
    Object variadic =
        type("Linker$Option").getMethod("firstVariadicArg", int.class).invoke(null, 1);
    handle =
        (MethodHandle)
            linkers
                .getMethod(
                    "downcallHandle",
                    type("MemorySegment"),
                    type("FunctionDescriptor"),
                    type("Linker$Option").arrayType())
                .invoke(
                    linker, syscall.orElseThrow(), descriptor(), array("Linker$Option", variadic));
  }

  private static Object descriptor() throws ReflectiveOperationException {
    Object word = layout("JAVA_LONG");
    Object number = layout("JAVA_INT");
    return type("FunctionDescriptor")
        .getMethod("of", type("MemoryLayout"), type("MemoryLayout").arrayType())
        .invoke(null, word, array("MemoryLayout", word, number, layout("ADDRESS"), number, number));
  }

  private static Object layout(String name) throws ReflectiveOperationException {
    return type("ValueLayout").getField(name).get(null);
  }

  private static Object array(String type, Object... elements) throws ReflectiveOperationException {
    Object array = Array.newInstance(type(type), elements.length);
    System.arraycopy(elements, 0, array, 0, elements.length);
    return array;
  }

  private static Class<?> type(String name) throws ReflectiveOperationException {
    return Class.forName(FOREIGN + name);
  }

  /**
   * Makes a call.
   *
   * @param struct a direct buffer, read and written by the kernel
   * @return what the kernel returns; -1 where it refuses
   */
  long call(long number, int first, ByteBuffer struct, int second, int third) throws Throwable {
    Object memory = type("MemorySegment").getMethod("ofBuffer", Buffer.class).invoke(null, struct);
    return (long) handle.invokeWithArguments(number, first, memory, second, third);
  }
}
