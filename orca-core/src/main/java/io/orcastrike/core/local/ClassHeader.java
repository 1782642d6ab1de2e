package io.orcastrike.core.local;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its class, read without loading it.
 *
 * @param name with dots
 * @param ancestors the superclass and the interfaces, as far as the class names them itself
 * @param modifiers as {@link Class#getModifiers} returns them
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html">The format</a>
 */
record ClassHeader(String name, List<String> ancestors, int modifiers) {
  private static final int MAGIC = 0xCAFEBABE;

  /**
   * Reads a class file.
   *
   * @throws IOException if it is none
   */
  static ClassHeader of(byte[] content) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
    if (in.readInt() != MAGIC) {
      throw new IOException("a class file must begin with CAFEBABE");
    }
    in.skipNBytes(4);
    @Nullable Object[] pool = pool(in);
    int modifiers = in.readUnsignedShort();
    String name = className(pool, in.readUnsignedShort());
    List<String> ancestors = new ArrayList<>();
    int superclass = in.readUnsignedShort();
    if (superclass != 0) {
      ancestors.add(className(pool, superclass));
    }
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      ancestors.add(className(pool, in.readUnsignedShort()));
    }
    skipMembers(in); // fields
    skipMembers(in); // methods
    return new ClassHeader(name, List.copyOf(ancestors), declared(in, pool, name, modifiers));
  }

  /** Tells whether an object of the class can be made from outside. */
  boolean canBeMade() {
    return Modifier.isPublic(modifiers)
        && !Modifier.isAbstract(modifiers)
        && !Modifier.isInterface(modifiers);
  }

  /** Texts as String and classes as the Integer of their name's place; of the rest nothing. */
  private static @Nullable Object[] pool(DataInputStream in) throws IOException {
    @Nullable Object[] pool = new @Nullable Object[in.readUnsignedShort()];
    for (int i = 1; i < pool.length; i++) {
      int kind = in.readUnsignedByte();
      switch (kind) {
        case 1 -> pool[i] = in.readUTF();
        case 7 -> pool[i] = in.readUnsignedShort();
        case 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // a long or double takes two places
        }
        default -> throw new IOException("a constant must be of a known kind, was " + kind);
      }
    }
    return pool;
  }

  private static String className(@Nullable Object[] pool, int place) throws IOException {
    return text(pool, place < pool.length && pool[place] instanceof Integer at ? at : 0)
        .replace('/', '.');
  }

  private static String text(@Nullable Object[] pool, int place) throws IOException {
    if (place < pool.length && pool[place] instanceof String text) {
      return text;
    }
    throw new IOException("a name must be in the constant pool");
  }

  private static void skipMembers(DataInputStream in) throws IOException {
    for (int members = in.readUnsignedShort(); members > 0; members--) {
      in.skipNBytes(6);
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        in.skipNBytes(2);
        in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
      }
    }
  }

  /** A nested class has its true modifiers in an attribute. */
  private static int declared(DataInputStream in, @Nullable Object[] pool, String name, int flags)
      throws IOException {
    for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
      boolean wanted = text(pool, in.readUnsignedShort()).equals("InnerClasses");
      long length = Integer.toUnsignedLong(in.readInt());
      if (!wanted) {
        in.skipNBytes(length);
        continue;
      }
      for (int classes = in.readUnsignedShort(); classes > 0; classes--) {
        String inner = className(pool, in.readUnsignedShort());
        in.skipNBytes(4);
        int modifiers = in.readUnsignedShort();
        if (inner.equals(name)) {
          return modifiers;
        }
      }
    }
    return flags;
  }
}
