using HumasApi.Contract;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HumasApi.Http;

/// <summary>
/// Bounds the memory of responses that hold many bodies. A few are built at once, since each takes several times its size
/// while it is read, written and compressed; more of them wait without a database connection. What is built may be sent to
/// more clients, but not to any number, and not to one that reads too slowly.
/// </summary>
internal sealed class LargeResponses : IDisposable
{
    public const int MaxBuilding = 4;
    public const int MaxOpen = 64;
    public const int MaxOpenOfClient = 16;
    private const int MinBytesPerSecond = 16_000;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SlowStart = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim building = new(MaxBuilding);
    private readonly OpenResponses open = new(MaxOpen, MaxOpenOfClient);

    /// <summary>Waits for a place to build a large response in.</summary>
    /// <exception cref="Problem">503 busy when there is none in ten seconds, or the client has too many open.</exception>
    public async Task<Place> EnterAsync(HttpContext http)
    {
        var response = open.Enter(http);
        try
        {
            if (!await building.WaitAsync(MaxWait, http.RequestAborted))
                throw OpenResponses.Busy();
        }
        catch
        {
            response.Dispose();
            throw;
        }
        RequireSpeed(http);
        return new Place(this, response);
    }

    /// <summary>Cuts a client that reads the response slower than 16 kB a second.</summary>
    public static void RequireSpeed(HttpContext http)
    {
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(MinBytesPerSecond, SlowStart);
    }

    public void Dispose() => building.Dispose();

    /// <summary>A place that a response holds while it is built and sent.</summary>
    internal sealed class Place(LargeResponses owner, IDisposable response) : IDisposable
    {
        private int state;

        /// <summary>The response is built; the next one may be.</summary>
        public void Built()
        {
            if (Interlocked.CompareExchange(ref state, 1, 0) == 0)
                owner.building.Release();
        }

        public void Dispose()
        {
            Built();
            if (Interlocked.CompareExchange(ref state, 2, 1) == 1)
                response.Dispose();
        }
    }
}
