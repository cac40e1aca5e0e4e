package accelerator.recommend;

import accelerator.core.StorageFailed;
import com.fasterxml.jackson.databind.JsonNode;

/// The documents that an issuer of tokens publishes.
interface IssuerDocuments {

  /// A document of JSON.
  ///
  /// @throws StorageFailed when it cannot be read
  JsonNode read(String url);
}
