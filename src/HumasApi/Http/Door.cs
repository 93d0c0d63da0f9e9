using System.Net;

namespace HumasApi.Http;

/// <summary>What the settings say of those who come in.</summary>
/// <param name="TrustedProxies">Networks whose word on the client's address is taken (X-Forwarded-For); none: nobody's.</param>
internal sealed record Door(IReadOnlyList<IPNetwork> TrustedProxies);
