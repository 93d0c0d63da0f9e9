using System.Text.RegularExpressions;
using HumasApi.Domain;

namespace HumasApi.Html;

/// <summary>A player that may be shown: the name clients get for it, and its address.</summary>
internal sealed record Embed(string Name, string Address);

/// <summary>Whose players may be embedded. Front ends load these addresses, so only those of players pass, not all of a host.</summary>
internal static partial class Embeds
{
    private static readonly Dictionary<string, (string Name, Regex Path)> Players = new(StringComparer.OrdinalIgnoreCase)
    {
        ["www.youtube.com"] = ("youtube", YouTube()),
        ["youtube.com"] = ("youtube", YouTube()),
        ["www.youtube-nocookie.com"] = ("youtube", YouTube()),
        ["player.vimeo.com"] = ("vimeo", Vimeo()),
        ["www.facebook.com"] = ("facebook", Facebook()),
        ["www.instagram.com"] = ("instagram", Instagram()),
        ["www.tiktok.com"] = ("tiktok", TikTok()),
        ["open.spotify.com"] = ("spotify", Spotify()),
        ["www.google.com"] = ("googleMaps", GoogleMaps()),
        ["maps.google.com"] = ("googleMaps", GoogleMaps()),
    };

    /// <summary>The player of an address; null when it is none. Old http addresses are read as https, which all of them have.</summary>
    public static Embed? Of(string? source)
    {
        source = source?.Trim();
        if (source?.StartsWith("//", StringComparison.Ordinal) == true)
            source = "https:" + source;
        if (Addresses.Parse(source) is not { IsDefaultPort: true } uri)
            return null;
        // A short address of YouTube leads to a page that refuses to be framed.
        if (uri.Host.Equals("youtu.be", StringComparison.OrdinalIgnoreCase))
            uri = new Uri($"https://www.youtube.com/embed{uri.PathAndQuery}");
        if (!Players.TryGetValue(uri.Host, out var player) || !player.Path.IsMatch(uri.AbsolutePath))
            return null;
        return new Embed(player.Name, $"https://{uri.Host}{uri.PathAndQuery}");
    }

    /// <summary>The player of a video whose page stands at an address; null when it is none.</summary>
    public static Embed? OfPage(string address)
    {
        if (Of(address) is { } player)
            return player;
        var video =
            YouTubePage().Match(address) is { Success: true } page ? $"https://www.youtube.com/embed/{page.Groups[1].Value}"
            : VimeoPage().Match(address) is { Success: true } other ? $"https://player.vimeo.com/video/{other.Groups[1].Value}"
            : null;
        return Of(video);
    }

    [GeneratedRegex(@"^https?://(?:www\.|m\.)?youtube\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/)([A-Za-z0-9_-]+)(?:[&?#].*)?\z")]
    private static partial Regex YouTubePage();

    [GeneratedRegex(@"^https?://(?:www\.)?vimeo\.com/([0-9]+)(?:[?#].*)?\z")]
    private static partial Regex VimeoPage();

    [GeneratedRegex(@"^/embed/[A-Za-z0-9_-]+\z")]
    private static partial Regex YouTube();

    [GeneratedRegex(@"^/video/[0-9]+\z")]
    private static partial Regex Vimeo();

    [GeneratedRegex(@"^/plugins/(video|post)\.php\z")]
    private static partial Regex Facebook();

    [GeneratedRegex(@"^/(p|reel|tv)/[A-Za-z0-9_-]+/embed(/captioned)?/?\z")]
    private static partial Regex Instagram();

    [GeneratedRegex(@"^/(embed|embed/v2|embed/v3|player/v1)/[0-9]+\z")]
    private static partial Regex TikTok();

    [GeneratedRegex(@"^/(embed|embed-podcast)/(track|album|playlist|episode|show|artist)/[A-Za-z0-9]+\z")]
    private static partial Regex Spotify();

    [GeneratedRegex(@"^/maps(/embed|/embed/v1/[a-z]+|/d/(u/[0-9]+/)?embed)?\z")]
    private static partial Regex GoogleMaps();
}
