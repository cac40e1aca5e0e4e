package accelerator.recommend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/// Connections that send a request when it is whole. The SDK asks for a body to be streamed; before
/// it streams on a kept connection the JDK waits a millisecond for bytes that a closed one would
/// have, which is more than all the rest of a question costs. A question has some hundred bytes.
///
/// @param connect how long connecting may take
/// @param read how long each read may take
public record BufferedConnections(Duration connect, Duration read) implements UrlConnectionFactory {
  @Override
  public HttpURLConnection createConnection(URI uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout((int) connect.toMillis());
      connection.setReadTimeout((int) read.toMillis());
      connection.setUseCaches(false);
      AskingThread.talksOver(connection);
      return new Whole(connection);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A connection that will not stream; everything else is the real one's.
  private static final class Whole extends HttpURLConnection {
    private final HttpURLConnection real;

    Whole(HttpURLConnection real) {
      super(real.getURL());
      this.real = real;
    }

    @Override
    public void setFixedLengthStreamingMode(long contentLength) {
      // the length follows from the body that is held back
    }

    @Override
    public void setConnectTimeout(int timeout) {
      // set where the connection is made
    }

    @Override
    public void setReadTimeout(int timeout) {
      // set where the connection is made
    }

    @Override
    public void setRequestMethod(String method) throws ProtocolException {
      real.setRequestMethod(method);
    }

    @Override
    public String getRequestMethod() {
      return real.getRequestMethod();
    }

    @Override
    public void setRequestProperty(String key, String value) {
      real.setRequestProperty(key, value);
    }

    @Override
    public void addRequestProperty(String key, String value) {
      real.addRequestProperty(key, value);
    }

    @Override
    public void setDoOutput(boolean output) {
      real.setDoOutput(output);
    }

    @Override
    public void setInstanceFollowRedirects(boolean follow) {
      real.setInstanceFollowRedirects(follow);
    }

    @Override
    public void connect() throws IOException {
      real.connect();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return real.getOutputStream();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return AskingThread.heard(real.getInputStream());
    }

    @Override
    public @Nullable InputStream getErrorStream() {
      InputStream answer = real.getErrorStream();
      return answer == null ? null : AskingThread.heard(answer);
    }

    @Override
    public int getResponseCode() throws IOException {
      return real.getResponseCode();
    }

    @Override
    public @Nullable String getResponseMessage() throws IOException {
      return real.getResponseMessage();
    }

    @Override
    public @Nullable String getHeaderField(String name) {
      return real.getHeaderField(name);
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
      return real.getHeaderFields();
    }

    @Override
    public void disconnect() {
      real.disconnect();
    }

    @Override
    public boolean usingProxy() {
      return real.usingProxy();
    }
  }
}
