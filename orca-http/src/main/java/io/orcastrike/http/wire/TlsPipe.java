package io.orcastrike.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over a TCP connection. */
final class TlsPipe implements Pipe {
  private final SSLSocket socket;
  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;

  /** Shakes hands over a connection that is open. */
  static TlsPipe over(SocketChannel channel, Origin origin, WireSettings settings)
      throws IOException {
    SSLSocket socket =
        (SSLSocket)
            factory(settings).createSocket(channel.socket(), origin.host(), origin.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    if (settings.verifyHosts()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return new TlsPipe(socket, channel);
  }

  private TlsPipe(SSLSocket socket, SocketChannel channel) throws IOException {
    this.socket = socket;
    this.channel = channel;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return in.read(into, from, length);
  }

  @Override
  public int readNow(byte[] into, int from, int length) {
    return 0;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  /** A ticket for the next session counts as noise too, which costs a new connection at worst. */
  @Override
  public boolean isQuiet(long since) throws IOException {
    return PlainPipe.isQuiet(channel, since);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Without a farewell, which would wait until the target takes it. */
  @Override
  public void breakOff() throws IOException {
    channel.close();
  }

  private static SSLSocketFactory factory(WireSettings settings) throws IOException {
    SSLContext context = settings.tls();
    try {
      return (context == null ? SSLContext.getDefault() : context).getSocketFactory();
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("the JDK's own TLS is not set up", e);
    }
  }
}
