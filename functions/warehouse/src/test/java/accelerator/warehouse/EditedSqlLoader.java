package accelerator.warehouse;

import accelerator.core.Json;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;

/// The project as it is when somebody has edited files of `sql/` and packaged it: its classes anew,
/// over a folder whose `sql/` comes before the repository's.
final class EditedSqlLoader extends URLClassLoader {
  EditedSqlLoader(Path folder) throws MalformedURLException {
    super(
        new URL[] {
          folder.toUri().toURL(),
          origin(Json.class),
          origin(WarehouseFunction.class),
          origin(EditedSqlLoader.class)
        },
        EditedSqlLoader.class.getClassLoader());
  }

  private static URL origin(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("accelerator.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  public URL getResource(String name) {
    return Optional.ofNullable(findResource(name)).orElseGet(() -> super.getResource(name));
  }
}
