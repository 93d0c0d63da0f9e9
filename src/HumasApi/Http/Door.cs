using System.Net;

namespace HumasApi.Http;

/// <summary>What the settings say of those who come in.</summary>
/// <param name="TrustedProxies">Networks whose word on the client's address is taken (X-Forwarded-For); none: nobody's.</param>
/// <param name="CorsOrigins">Sites whose pages may send tokens to the Management API from a browser, as a browser writes them in Origin; none: no site.</param>
internal sealed record Door(IReadOnlyList<IPNetwork> TrustedProxies, IReadOnlyList<string> CorsOrigins);
