package io.orcastrike.cli;

import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A call of the Linux kernel that takes a number, a {@code struct} and two more numbers. Made with
 * {@code java.lang.foreign}, whose classes are looked up by their names, since they came with Java
 * 22 and Orca runs on 21, too. All that is handed over is a {@code long}: other types are converted
 * by code that is made at the first call.
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
    Object word = type("ValueLayout").getField("JAVA_LONG").get(null);
    return type("FunctionDescriptor")
        .getMethod("of", type("MemoryLayout"), type("MemoryLayout").arrayType())
        .invoke(null, word, array("MemoryLayout", word, word, word, word, word));
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
  long call(long number, long first, ByteBuffer struct, long second, long third) throws Throwable {
    Class<?> segments = type("MemorySegment");
    Object memory = segments.getMethod("ofBuffer", Buffer.class).invoke(null, struct);
    long address = (long) segments.getMethod("address").invoke(memory);
    try {
      return (long) handle.invokeExact(number, first, address, second, third);
    } finally {
      Reference.reachabilityFence(struct);
    }
  }
}
