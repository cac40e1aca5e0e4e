package accelerator.personalize;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.GetProductsRequest;
import software.amazon.awssdk.services.pricing.model.GetProductsResponse;

/// A price list in memory, one product a page.
final class FakePricing implements PricingClient {
  final List<String> products = new ArrayList<>();
  final List<GetProductsRequest> requests = new ArrayList<>();
  boolean silent;

  /// A product in the list's own form (AWS price list service, bulk API, aws_v1).
  static String product(String usageType, String unit, String price, String description) {
    return """
        {"product": {"productFamily": "API Request", "sku": "%1$s",
          "attributes": {"servicecode": "AmazonPersonalize", "regionCode": "eu-west-1", "usagetype": "%1$s"}},
         "serviceCode": "AmazonPersonalize", "publicationDate": "2025-11-01T00:00:00Z",
         "terms": {"OnDemand": {"%1$s.T": {"priceDimensions": {"%1$s.T.R": {
           "unit": "%2$s", "beginRange": "0", "endRange": "Inf", "description": "%4$s",
           "pricePerUnit": {"USD": "%3$s"}}}}}}}
        """
        .formatted(usageType, unit, price, description);
  }

  @Override
  public GetProductsResponse getProducts(GetProductsRequest request) {
    requests.add(request);
    if (silent) {
      throw SdkClientException.create("no route to host");
    }
    int page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    return GetProductsResponse.builder()
        .priceList(products.isEmpty() ? List.of() : List.of(products.get(page)))
        .nextToken(page + 1 < products.size() ? String.valueOf(page + 1) : null)
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
