using System.Net.Http.Headers;
using HumasApi.ChangeLog;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Jobs;

namespace HumasApi.Publishing;

/// <summary>The cache in front, which is purged of what changed.</summary>
internal enum PurgeKind
{
    /// <summary>Varnish with the module xkey: PURGE with the header Surrogate-Key.</summary>
    Varnish,

    /// <summary>Fastly: POST /service/{id}/purge.</summary>
    Fastly,

    /// <summary>Cloudflare: POST /client/v4/zones/{zone}/purge_cache.</summary>
    Cloudflare,
}

/// <summary>Where the cache in front is purged.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Address of the call.</param>
/// <param name="Token">Its secret; null: none is sent.</param>
internal sealed record PurgeOptions(PurgeKind Kind, Uri Address, string? Token)
{
    /// <summary>The header in which it expects the keys of responses.</summary>
    public EdgeKeys Keys => Kind == PurgeKind.Cloudflare ? new("Cache-Tag", ',') : new("Surrogate-Key", ' ');
}

/// <summary>
/// Purges the cache in front of what the change log reports. Each instance does so when it has taken in the change itself, so that what
/// is fetched after the last purge is new, whichever instance sends it. A moment later each purge is sent again, for responses that were
/// on their way. Where the log was not followed for a while, and at a start, everything is purged.
/// </summary>
internal sealed class EdgePurge(PurgeOptions options, ILogger<EdgePurge> logger) : IChangeConsumer, IBackgroundJob, IDisposable
{
    // What Cloudflare takes in one call, the least of the three.
    private const int MostKeysInCall = 30;

    // Beyond this, purging everything is less work.
    private const int MostKeys = 300;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EchoDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(30);
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout,
    };
    private readonly Wake wake = new();
    private readonly Lock gate = new();
    private HashSet<string> pending = [];

    public void Restart() => Add([Shown.Records]);

    public void Suspend() { }

    public void Consume(IReadOnlyList<Change> changes) =>
        Add(changes.SelectMany(change => ChangedKeys.Of(change)?.Select(Shown.NameOf) ?? [Shown.Records]));

    private void Add(IEnumerable<string> keys)
    {
        lock (gate)
            pending.UnionWith(keys);
        wake.Set();
    }

    private List<string> Take()
    {
        lock (gate)
        {
            var taken = pending;
            pending = [];
            // Every response has this key.
            return taken.Count > MostKeys || taken.Contains(Shown.Records) ? [Shown.Records] : [.. taken];
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var echoes = new Queue<(DateTime At, List<string> Keys)>();
        var retry = FirstRetry;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (echoes.TryPeek(out var next))
                    await wake.WaitAsync(TimeSpan.FromTicks(Math.Max(1, (next.At - DateTime.UtcNow).Ticks)), stop);
                else
                    await wake.WaitAsync(stop);
                while (echoes.TryPeek(out var due) && due.At <= DateTime.UtcNow)
                    await SendAsync(echoes.Dequeue().Keys, stop);
                if (Take() is { Count: > 0 } keys)
                {
                    await SendAsync(keys, stop);
                    echoes.Enqueue((DateTime.UtcNow + EchoDelay, keys));
                }
                retry = FirstRetry;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
            catch (Exception exception)
            {
                logger.LogWarning(
                    "The cache in front was not purged; retrying in {Seconds} s: {Reason}",
                    retry.TotalSeconds,
                    exception.GetBaseException().Message
                );
                await Task.Delay(retry, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                retry = retry < LastRetry ? 2 * retry : LastRetry;
            }
        }
    }

    // What was not sent is sent with what comes next.
    private async Task SendAsync(List<string> keys, CancellationToken stop)
    {
        for (var sent = 0; sent < keys.Count; sent += MostKeysInCall)
        {
            try
            {
                using var request = Call([.. keys.Skip(sent).Take(MostKeysInCall)]);
                using var response = await client.SendAsync(request, stop);
                response.EnsureSuccessStatusCode();
            }
            catch
            {
                Add(keys.Skip(sent));
                throw;
            }
        }
    }

    private HttpRequestMessage Call(IReadOnlyList<string> keys)
    {
        var request = new HttpRequestMessage(
            options.Kind == PurgeKind.Varnish ? new HttpMethod("PURGE") : HttpMethod.Post,
            options.Address
        );
        if (options.Kind == PurgeKind.Varnish)
            request.Headers.Add(options.Keys.Header, string.Join(options.Keys.Separator, keys));
        else
            request.Content = JsonContent.Create(
                new Dictionary<string, IReadOnlyList<string>> { [options.Kind == PurgeKind.Fastly ? "surrogate_keys" : "tags"] = keys }
            );
        if (options is { Kind: PurgeKind.Fastly, Token: { } key })
            request.Headers.Add("Fastly-Key", key);
        else if (options.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    public void Dispose() => client.Dispose();

    private sealed class Wake : WakeSignal;
}
