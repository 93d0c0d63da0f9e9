using System.Net;

namespace HumasApi.Http;

/// <summary>What the settings say of those who come in.</summary>
/// <param name="TrustedProxies">Networks whose word on the client's address is taken (X-Forwarded-For); none: nobody's.</param>
/// <param name="CorsOrigins">Sites whose pages may send tokens to the Management API from a browser, as a browser writes them in Origin; none: no site.</param>
/// <param name="RateLimits">How much a client may ask for.</param>
internal sealed record Door(IReadOnlyList<IPNetwork> TrustedProxies, IReadOnlyList<string> CorsOrigins, RateLimits RateLimits);

/// <summary>Requests a minute; 0: as many as come. Each instance counts for itself.</summary>
/// <param name="Address">Anonymous requests of one address.</param>
/// <param name="Key">Requests of one key or person.</param>
/// <param name="SignIn">Sign-ins of one address that fail.</param>
internal sealed record RateLimits(int Address, int Key, int SignIn);
