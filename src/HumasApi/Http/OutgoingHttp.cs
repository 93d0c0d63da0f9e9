using System.Net;
using System.Net.Sockets;
using HumasApi.Domain;
using Microsoft.Security.AntiSSRF;

namespace HumasApi.Http;

/// <summary>Networks that the service may call although they are not public: an intranet, or a receiver on this machine.</summary>
internal sealed record OutgoingOptions(IReadOnlyList<string> AllowedNetworks);

/// <summary>
/// Every call that the service makes to an address that somebody has typed. Private, loopback, link-local and metadata addresses are
/// refused when the connection is made, after DNS was asked, so that a name cannot change in between; redirects are not followed. The
/// check before an address is saved is only there to say so early.
/// </summary>
internal sealed class OutgoingHttp : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly IPNetwork[] Denied = [.. IPAddressRanges.recommendedLatest.Select(text => IPNetwork.Parse(text))];

    private readonly IPNetwork[] allowed;

    public OutgoingHttp(OutgoingOptions options)
    {
        allowed = [.. options.AllowedNetworks.Select(text => ApiKey.Network(text)!.Value)];
        var policy = new AntiSSRFPolicy(PolicyConfigOptions.ExternalOnlyLatest)
        {
            AddXFFHeader = false,
            // Plain http is refused before it is saved, but for what the operator allows.
            AllowPlainTextHttp = allowed.Length > 0,
        };
        if (allowed.Length > 0)
            policy.AddAllowedAddresses([.. allowed.Select(network => network.ToString())]);
        var handler = policy.GetHandler();
        (handler.AllowAutoRedirect, handler.UseCookies, handler.ConnectTimeout) = (false, false, ConnectTimeout);
        (handler.MaxResponseHeadersLength, handler.PooledConnectionLifetime) = (16, TimeSpan.FromMinutes(2));
        Client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("HumasApi");
    }

    /// <summary>The client. It has no limit of time: each caller brings its own.</summary>
    public HttpClient Client { get; }

    /// <summary>Whether an address may be called, as far as DNS says now. A name that is not known yet may be.</summary>
    public async Task<bool> MayCallAsync(Uri address, CancellationToken cancellationToken)
    {
        if (address.UserInfo.Length > 0)
            return false;
        IPAddress[] found;
        try
        {
            found = await Dns.GetHostAddressesAsync(address.DnsSafeHost, cancellationToken);
        }
        // 0.0.0.0 and ::, which name no machine.
        catch (ArgumentException)
        {
            return false;
        }
        catch (SocketException)
        {
            return address.Scheme == Uri.UriSchemeHttps;
        }
        var isAllowed = found.Length > 0 && Array.TrueForAll(found, ip => Contains(allowed, ip));
        return isAllowed || (address.Scheme == Uri.UriSchemeHttps && !Array.Exists(found, ip => Contains(Denied, ip)));
    }

    public void Dispose() => Client.Dispose();

    private static bool Contains(IPNetwork[] networks, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(networks, network => network.Contains(plain));
    }
}
