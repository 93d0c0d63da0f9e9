using System.Net;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.Hosting;

/// <summary>Reads the edge settings: trusted proxies, CORS origins and rate limits.</summary>
internal static class EdgeSettings
{
    public static EdgeOptions Read(IConfigurationSection section) =>
        new(
            [.. Items(section, "TrustedProxies").Select(Proxy)],
            [.. Items(section, "CorsOrigins").Select(Origin)],
            new RateLimits(Limit(section, "Address", 6_000), Limit(section, "Key", 6_000), Limit(section, "SignIn", 100))
        );

    private static string[] Items(IConfigurationSection section, string name) =>
        (section[name] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IPNetwork Proxy(string text) =>
        ApiKey.Network(text)
        ?? throw new SettingsException($"Humas__TrustedProxies has {text}, which is neither an address nor a network such as 10.0.0.0/8.");

    // Exactly as browsers write it, since that is what it is compared with: no path, no port that goes without saying, ASCII. *
    // would be every site.
    private static string Origin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https")
        && uri.UserInfo.Length == 0
        && !text.Contains('*', StringComparison.Ordinal)
        && text == $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}"
            ? text
            : throw new SettingsException(
                $"Humas__CorsOrigins has {text}; origins such as https://redaksi.example.go.id are expected: scheme, host and "
                    + "port only, in lower case."
            );

    private static int Limit(IConfigurationSection section, string name, int otherwise) =>
        WholeNumber.Read(section, "RateLimits:" + name, otherwise, 0, 1_000_000, "of requests a minute from 0 (no limit) to 1000000");
}
