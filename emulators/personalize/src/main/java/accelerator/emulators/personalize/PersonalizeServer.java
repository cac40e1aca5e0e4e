package accelerator.emulators.personalize;

import accelerator.emulators.loopback.Buckets;
import accelerator.emulators.loopback.EmulatorException;
import accelerator.emulators.loopback.LoopbackAnswer;
import accelerator.emulators.loopback.LoopbackHandler;
import accelerator.emulators.loopback.LoopbackRequest;
import accelerator.emulators.loopback.LoopbackServer;
import accelerator.emulators.loopback.LoopbackSettings;
import accelerator.emulators.loopback.PortTaken;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Amazon Personalize on 127.0.0.1: one port for the control plane, the runtime and the events, and
/// for what tests declare. Everything is in memory and gone when it is closed. Any credentials will
/// do. Several may run at once; none knows of the others.
public final class PersonalizeServer implements AutoCloseable {
  private final LoopbackServer server;
  private final PersonalizeControls controls;

  private PersonalizeServer(LoopbackServer server, PersonalizeControls controls) {
    this.server = server;
    this.controls = controls;
  }

  /// Starts it on the computer's clock, with random ids, or those of the settings' seed.
  ///
  /// @param buckets where the files that are imported lie; the caller closes them
  /// @throws PortTaken when another process listens on the port
  /// @throws EmulatorException when the port cannot be had for another reason
  public static PersonalizeServer start(ServiceSettings settings, Buckets buckets) {
    return start(settings, new ServiceParts(buckets, InstantSource.system(), () -> ids(settings)));
  }

  /// Starts it.
  ///
  /// @param buckets where the files that are imported lie; the caller closes them
  /// @param clock from which every state follows
  /// @param ids of requests, trackers and recommendations; asked by several threads at once
  /// @throws PortTaken when another process listens on the port
  /// @throws EmulatorException when the port cannot be had for another reason
  public static PersonalizeServer start(
      ServiceSettings settings, Buckets buckets, InstantSource clock, Supplier<UUID> ids) {
    return start(settings, new ServiceParts(buckets, clock, () -> new ServiceParts.Ids(ids, ids)));
  }

  private static ServiceParts.Ids ids(ServiceSettings settings) {
    return new ServiceParts.Ids(
        settings.seed().<Supplier<UUID>>map(SeededIds::new).orElse(UUID::randomUUID),
        UUID::randomUUID);
  }

  private static PersonalizeServer start(ServiceSettings settings, ServiceParts parts) {
    PersonalizeControls controls = new PersonalizeControls(settings, parts);
    LoopbackSettings listening =
        LoopbackSettings.of("Personalize", settings.port()).withBodyLimit(ControlDoor.LARGEST_BODY);
    try {
      LoopbackServer server =
          LoopbackServer.start(listening, new Doors(controls, new ControlDoor(controls)));
      return new PersonalizeServer(server, controls);
    } catch (EmulatorException failure) {
      controls.close();
      throw failure;
    }
  }

  /// The service's door, and the one of those who test with it.
  private record Doors(PersonalizeControls controls, ControlDoor control)
      implements LoopbackHandler {
    @Override
    public LoopbackAnswer answer(LoopbackRequest request) throws IOException {
      return door(request).answer(request);
    }

    @Override
    public LoopbackAnswer failed(LoopbackRequest request, Throwable failure) {
      return door(request).failed(request, failure);
    }

    private LoopbackHandler door(LoopbackRequest request) {
      return ControlDoor.isFor(request) ? control : controls.life().door();
    }
  }

  /// Where it answers, such as `http://127.0.0.1:41234`.
  public URI endpoint() {
    return server.endpoint();
  }

  /// What tests set, declare and begin anew.
  public PersonalizeControls controls() {
    return controls;
  }

  /// The record of its import jobs since the start or the last reset.
  public ImportCounts imports() {
    return controls.life().imports().counts();
  }

  /// Stops answering at once and interrupts the jobs that run; none of its threads is left.
  @Override
  public void close() {
    server.close();
    controls.close();
  }
}
