package accelerator.emulators.aws.objects;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/// Three promises of S3 that S3Proxy does not keep by itself. A put is read to its end before it is
/// judged: a client that is still sending when it is refused would otherwise meet a closed
/// connection instead of the answer. And a put with `If-Match` is one step: nothing else is put
/// between its look and its write. And a body is kept whatever its type says: Jetty would read one
/// that is called a form as parameters, so it is told another type, which the object then has.
final class WholePuts extends Handler.Wrapper {
  /// What is held in memory at most, in bytes; a larger put streams, and its refusal can get lost.
  private static final long HELD = 64L * 1024 * 1024;

  private final ReadWriteLock puts = new ReentrantReadWriteLock(true);

  /// Puts itself in front of a server that is not started yet. S3Proxy offers no place for a
  /// handler, so this reaches for its Jetty server by the field's name.
  static void guard(S3Proxy proxy) {
    try {
      Field field = S3Proxy.class.getDeclaredField("server");
      field.setAccessible(true);
      ((Server) field.get(proxy)).insertHandler(new WholePuts());
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("this version of S3Proxy has no field 'server'", failure);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Request typed = Bytes.isForm(request) ? new Bytes(request) : request;
    if (!request.getMethod().equals("PUT")) {
      return super.handle(typed, response, callback);
    }
    Request whole = request.getLength() <= HELD ? new Held(typed) : typed;
    Lock lock =
        request.getHeaders().contains(HttpHeader.IF_MATCH) ? puts.writeLock() : puts.readLock();
    lock.lock();
    try {
      return super.handle(whole, response, callback);
    } finally {
      lock.unlock();
    }
  }

  /// A request whose content is no form.
  private static final class Bytes extends Request.Wrapper {
    private final HttpFields headers;

    Bytes(Request request) {
      super(request);
      this.headers =
          HttpFields.build(request.getHeaders())
              .put(HttpHeader.CONTENT_TYPE, "application/octet-stream")
              .asImmutable();
    }

    static boolean isForm(Request request) {
      String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
      return type != null
          && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }

  /// A request whose content has arrived.
  private static final class Held extends Request.Wrapper {
    private final Content.Source content;

    Held(Request request) throws java.io.IOException {
      super(request);
      ByteBuffer arrived = Content.Source.asByteBuffer(request);
      this.content = Content.Source.from(arrived);
    }

    @Override
    public Content.Chunk read() {
      return content.read();
    }

    @Override
    public void demand(Runnable demandCallback) {
      content.demand(demandCallback);
    }
  }
}
