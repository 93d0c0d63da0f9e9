using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using HumasApi.Domain;

namespace HumasApi.Http;

/// <summary>The budgets of this instance; null where the settings set no limit.</summary>
internal sealed class Budgets(Door door) : IDisposable
{
    public Budget? Address { get; } = Budget.Of("address", door.RateLimits.Address);
    public Budget? Key { get; } = Budget.Of("key", door.RateLimits.Key);
    public Budget? SignIn { get; } = Budget.Of("sign-in", door.RateLimits.SignIn);

    public void Dispose()
    {
        Address?.Dispose();
        Key?.Dispose();
        SignIn?.Dispose();
    }
}

/// <summary>
/// Requests that each client may make in a minute: a bucket of tokens that refills evenly, so a burst of the whole limit passes. Tells
/// what is left in RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers-11). Not the framework's middleware: that one has
/// no word on answers that pass.
/// </summary>
internal sealed class Budget : IDisposable
{
    public const string ViolatedPolicies = "violated-policies";
    private const int Window = 60;
    private const string Types = "https://iana.org/assignments/http-problem-types#";

    private readonly PartitionedRateLimiter<string> limiter;
    private readonly string name;
    private readonly string policy;
    private readonly int seconds;

    private Budget(string name, int limit)
    {
        // A token at a time for small limits, a second's worth for large ones.
        var tokens = Math.Max(1, limit / Window);
        var period = TimeSpan.FromSeconds((double)Window * tokens / limit);
        (this.name, policy, seconds) = (name, string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={limit};w={Window}"), Seconds(period));
        var options = new TokenBucketRateLimiterOptions { TokenLimit = limit, TokensPerPeriod = tokens, ReplenishmentPeriod = period, QueueLimit = 0 };
        // Buckets that are full again are forgotten by the library.
        limiter = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => options));
    }

    public static Budget? Of(string name, int limit) => limit == 0 ? null : new Budget(name, limit);

    /// <summary>The client of anonymous requests: its address, of IPv6 the network of 64 bits that one household or host has for itself.</summary>
    public static string ClientOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Counts a request and has its answer tell what is left.</summary>
    /// <exception cref="Problem">The budget is used up.</exception>
    public void Take(HttpContext http, string client)
    {
        using var lease = limiter.AttemptAcquire(client);
        var left = Left(client);
        http.Response.OnStarting(() => Tell(http, left));
        if (!lease.IsAcquired)
            throw Refusal(lease, "quota-exceeded", Text.Of("Too many requests.", "Terlalu banyak permintaan."),
                Text.Of($"The budget of a minute is used up ({name}).", $"Jatah satu menit sudah habis ({name})."));
    }

    /// <summary>Counts what has just failed, and tells what is left in its answer.</summary>
    public Task CountFailure(HttpContext http, string client)
    {
        limiter.AttemptAcquire(client).Dispose();
        return Tell(http, Left(client));
    }

    /// <summary>Refuses where nothing is left.</summary>
    /// <exception cref="Problem">The budget is used up.</exception>
    public void RequireSome(HttpContext http, string client)
    {
        // Asked for none, the library is content with a part of a token.
        if (Left(client) > 0) return;
        using var lease = limiter.AttemptAcquire(client);
        http.Response.OnStarting(() => Tell(http, 0));
        throw Refusal(lease, "abnormal-usage-detected", Text.Of("Too many failed sign-ins.", "Terlalu banyak percobaan masuk yang gagal."),
            Text.Of("From your address came too many keys that are none. A key that was accepted within the last hour still is.", "Dari alamat Anda terlalu banyak kunci yang tidak sah. Kunci yang diterima dalam satu jam terakhir tetap diterima."));
    }

    public void Dispose() => limiter.Dispose();

    private long Left(string client) => limiter.GetStatistics(client)?.CurrentAvailablePermits ?? 0;

    // As the answer starts: a problem is written after all headers were cleared.
    private Task Tell(HttpContext http, long left)
    {
        http.Response.Headers["RateLimit-Policy"] = policy;
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={seconds}");
        return Task.CompletedTask;
    }

    private Problem Refusal(RateLimitLease lease, string code, string title, string detail)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(seconds, Seconds(after)) : seconds;
        return new Problem(StatusCodes.Status429TooManyRequests, code, title, detail + Text.Of($" Try again in {wait} s.", $" Coba lagi dalam {wait} detik."))
        {
            Type = Types + code,
            Members = new Dictionary<string, object?> { [ViolatedPolicies] = new[] { name } },
            Headers = new Dictionary<string, string> { ["Retry-After"] = wait.ToString(CultureInfo.InvariantCulture) },
        };
    }

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));
}
