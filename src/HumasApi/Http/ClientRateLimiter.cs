using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using HumasApi.Contract;

namespace HumasApi.Http;

/// <summary>The rate limiters of this instance; null where the settings set no limit.</summary>
internal sealed class ClientRateLimiters(EdgeOptions edge) : IDisposable
{
    public ClientRateLimiter? Address { get; } = ClientRateLimiter.Of("address", edge.RateLimits.Address);
    public ClientRateLimiter? Key { get; } = ClientRateLimiter.Of("key", edge.RateLimits.Key);
    public ClientRateLimiter? SignIn { get; } = ClientRateLimiter.Of("sign-in", edge.RateLimits.SignIn);

    public void Dispose()
    {
        Address?.Dispose();
        Key?.Dispose();
        SignIn?.Dispose();
    }
}

/// <summary>
/// Requests that each client may make in a minute: a bucket of tokens that refills evenly, so a burst of the whole limit passes.
/// Reports what is left in RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers-11). Not the framework's
/// middleware: that one adds no headers to successful responses.
/// </summary>
internal sealed class ClientRateLimiter : IDisposable
{
    public const string ViolatedPolicies = "violated-policies";
    private const int Window = 60;
    private const string Types = "https://iana.org/assignments/http-problem-types#";

    private readonly PartitionedRateLimiter<string> limiter;
    private readonly string name;
    private readonly string policy;
    private readonly int seconds;

    private ClientRateLimiter(string name, int limit)
    {
        // A token at a time for small limits, a second's worth for large ones.
        var tokens = Math.Max(1, limit / Window);
        var period = TimeSpan.FromSeconds((double)Window * tokens / limit);
        (this.name, policy, seconds) = (
            name,
            string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={limit};w={Window}"),
            Seconds(period)
        );
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = period,
            QueueLimit = 0,
        };
        // Buckets that are full again are forgotten by the library.
        limiter = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => options));
    }

    public static ClientRateLimiter? Of(string name, int limit) => limit == 0 ? null : new ClientRateLimiter(name, limit);

    /// <summary>
    /// The client of anonymous requests: its address, of IPv6 the network of 64 bits that one household or host has for itself.
    /// </summary>
    public static string ClientOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Counts a request and reports what is left in its response.</summary>
    /// <exception cref="Problem">The limit is used up.</exception>
    public void Acquire(HttpContext http, string client)
    {
        using var lease = limiter.AttemptAcquire(client);
        var left = Remaining(client);
        http.Response.OnStarting(() => ReportRemaining(http, left));
        if (!lease.IsAcquired)
            throw Refusal(
                lease,
                Problems.QuotaExceeded,
                Sentence.Of($"The limit per minute is used up ({name}).", $"Batas per menit sudah tercapai ({name}).")
            );
    }

    /// <summary>Counts a failure and reports what is left in its response.</summary>
    public Task CountFailure(HttpContext http, string client)
    {
        limiter.AttemptAcquire(client).Dispose();
        return ReportRemaining(http, Remaining(client));
    }

    /// <summary>Refuses where nothing is left.</summary>
    /// <exception cref="Problem">The limit is used up.</exception>
    public void RequireAvailable(HttpContext http, string client)
    {
        // Asked for none, the library is content with a part of a token.
        if (Remaining(client) > 0)
            return;
        using var lease = limiter.AttemptAcquire(client);
        http.Response.OnStarting(() => ReportRemaining(http, 0));
        throw Refusal(lease, Problems.AbnormalUsageDetected, Problems.AbnormalUsageDetected.Fix.ToString());
    }

    public void Dispose() => limiter.Dispose();

    private long Remaining(string client) => limiter.GetStatistics(client)?.CurrentAvailablePermits ?? 0;

    // As the answer starts: a problem is written after all headers were cleared.
    private Task ReportRemaining(HttpContext http, long left)
    {
        http.Response.Headers["RateLimit-Policy"] = policy;
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={seconds}");
        return Task.CompletedTask;
    }

    private Problem Refusal(RateLimitLease lease, ProblemCode kind, string detail)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(seconds, Seconds(after)) : seconds;
        return new Problem(kind, detail + Sentence.Of($" Try again in {wait} s.", $" Coba lagi dalam {wait} detik."))
        {
            Type = Types + kind.Code,
            Members = new Dictionary<string, object?> { [ViolatedPolicies] = new[] { name } },
            Headers = new Dictionary<string, string> { ["Retry-After"] = wait.ToString(CultureInfo.InvariantCulture) },
        };
    }

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));
}
