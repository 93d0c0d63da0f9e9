using System.Net;

namespace HumasApi.Http;

/// <summary>Settings for clients at the edge of the service.</summary>
/// <param name="TrustedProxies">Networks whose X-Forwarded-For header is trusted for the client's address; none: no header is
/// trusted.</param>
/// <param name="CorsOrigins">Sites whose pages may send tokens to the Management API from a browser, as a browser writes them in
/// Origin; none: no site.</param>
/// <param name="RateLimits">How many requests a client may send.</param>
internal sealed record EdgeOptions(IReadOnlyList<IPNetwork> TrustedProxies, IReadOnlyList<string> CorsOrigins, RateLimits RateLimits);

/// <summary>Requests a minute; 0: no limit. Each instance counts for itself.</summary>
/// <param name="Address">Anonymous requests of one address.</param>
/// <param name="Key">Requests of one key or person.</param>
/// <param name="SignIn">Sign-ins of one address that fail.</param>
internal sealed record RateLimits(int Address, int Key, int SignIn);
