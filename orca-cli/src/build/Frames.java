import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the classes of a jar, which must be on the class path as well, the frames and the version
 * of Java 8. The JVM keeps none that are older than Java 6 in its archive, and checks them anew, in
 * a slower way, at each start.
 */
final class Frames {
  private static final int MAJOR_VERSION = 6; // where it stands in a class file
  private static final int OLDEST_KEPT = Opcodes.V1_6;
  private static final String NOTICE =
      "Orca's build gave the class files of this jar the stack map frames and the version number of"
          + " Java 8, so that they load faster. Nothing else was changed.\n";

  private Frames() {}

  public static void main(String... arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path made = jar.resolveSibling(jar.getFileName() + ".part");
    try (JarFile in = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(made);
        JarOutputStream out = new JarOutputStream(file)) {
      for (JarEntry entry : Collections.list(in.entries())) {
        out.putNextEntry(copy(entry));
        try (InputStream content = in.getInputStream(entry)) {
          byte[] bytes = content.readAllBytes();
          out.write(entry.getName().endsWith(".class") ? withFrames(bytes) : bytes);
        }
      }
      out.putNextEntry(new JarEntry("META-INF/CHANGES"));
      out.write(NOTICE.getBytes(UTF_8));
    }
    Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Its size is another afterwards. */
  private static JarEntry copy(JarEntry entry) {
    JarEntry copy = new JarEntry(entry.getName());
    copy.setTime(entry.getTime());
    return copy;
  }

  private static byte[] withFrames(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    if (reader.readUnsignedShort(MAJOR_VERSION) >= OLDEST_KEPT) {
      return bytes;
    }
    ClassWriter writer = new Writer();
    reader.accept(new Newer(writer), 0);
    return writer.toByteArray();
  }

  /** Asks the class path what types have in common. */
  private static final class Writer extends ClassWriter {
    Writer() {
      super(COMPUTE_FRAMES);
    }

    @Override
    protected ClassLoader getClassLoader() {
      return Frames.class.getClassLoader();
    }
  }

  private static final class Newer extends ClassVisitor {
    Newer(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String above, String[] interfaces) {
      super.visit(Opcodes.V1_8, access, name, signature, above, interfaces);
    }
  }
}
