using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;

namespace HumasApi.Hosting;

/// <summary>Reads <c>Humas__Cache__…</c> of browsers and caches in front, and <c>Humas__Purge__…</c>.</summary>
internal static class EdgeCacheSettings
{
    private const int Day = 86_400;

    public static EdgeLifetimes Lifetimes(IConfigurationSection section, int staleSeconds)
    {
        int Seconds(string name, int usual) =>
            WholeNumber.Read(section, $"Cache:{name}", usual, 0, Day, "of seconds from 0, which revalidates each use, to 86400");
        return new EdgeLifetimes(
            Seconds("ListSeconds", 15),
            Seconds("ItemSeconds", 60),
            Text.NullIfBlank(section["Cache:SharedSeconds"]) is null ? null : Seconds("SharedSeconds", 0),
            Seconds("RevalidateSeconds", 60),
            staleSeconds
        );
    }

    /// <summary>The cache in front that is purged; null: none.</summary>
    public static PurgeOptions? Purge(IConfigurationSection section)
    {
        var (kind, url, token) = (Text.NullIfBlank(section["Kind"]), Text.NullIfBlank(section["Url"]), Text.NullIfBlank(section["Token"]));
        if (kind is null && url is null && token is null)
            return null;
        if (!Enum.TryParse<PurgeKind>(kind, ignoreCase: true, out var known) || !Enum.IsDefined(known) || int.TryParse(kind, out _))
            throw new SettingsException($"Humas__Purge__Kind is {kind ?? "not set"}; varnish, fastly or cloudflare is expected.");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo != "")
            throw new SettingsException("Humas__Purge__Url must be the http or https address of the call, without user and password.");
        if (known != PurgeKind.Varnish && token is null)
            throw new SettingsException("Humas__Purge__Token is not set: this cache takes no call without one.");
        return new PurgeOptions(known, address, token);
    }
}
