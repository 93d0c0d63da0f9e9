using System.Collections.Concurrent;
using HumasApi.Contract;

namespace HumasApi.Http;

/// <summary>Bounds the responses that are open at once, of all clients and of each.</summary>
internal sealed class OpenResponses(int max, int maxOfClient)
{
    private readonly ConcurrentDictionary<string, int> ofClient = new();
    private int open;

    /// <summary>Takes a place for a response; dispose of it when the response is sent.</summary>
    /// <exception cref="Problem">503 busy: too many are open.</exception>
    public IDisposable Enter(HttpContext http)
    {
        var client = ClientRateLimiter.ClientOf(http);
        var place = new Place(this, client);
        var all = Interlocked.Increment(ref open);
        var own = ofClient.AddOrUpdate(client, 1, (_, count) => count + 1);
        if (all <= max && own <= maxOfClient)
            return place;
        place.Dispose();
        throw Busy();
    }

    public static Problem Busy() => new(Problems.Busy) { Headers = new Dictionary<string, string> { ["Retry-After"] = "2" } };

    private sealed class Place(OpenResponses owner, string client) : IDisposable
    {
        private int closed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref closed, 1) == 1)
                return;
            Interlocked.Decrement(ref owner.open);
            // Removed at 0, so that memory does not grow with the clients ever seen.
            owner.ofClient.AddOrUpdate(client, 0, (_, count) => count - 1);
            owner.ofClient.TryRemove(KeyValuePair.Create(client, 0));
        }
    }
}
