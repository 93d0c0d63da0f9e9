using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HumasApi.Contract;
using HumasApi.Http;
using Microsoft.AspNetCore.Authentication;

namespace HumasApi.Access;

/// <summary>
/// Limits sign-ins of any scheme: from an address that has sent too many wrong keys, keys are refused without a database query,
/// except keys that were accepted within the last hour, so that one broken script does not lock out the office behind its proxy.
/// Access tokens are checked by their signature, without the database, so they are always checked.
/// </summary>
internal sealed class SignInLimit(ClientRateLimiters limiters, FailedSignIns failures, TimeProvider clock)
{
    // More than one instance will see in an hour; beyond it new ones are judged by their address alone.
    private const int MaxRemembered = 10_000;
    private static readonly TimeSpan AcceptanceLifetime = TimeSpan.FromHours(1);

    // SHA-256 of Authorization headers that were accepted, and until when that counts.
    private readonly ConcurrentDictionary<string, DateTimeOffset> accepted = new(StringComparer.Ordinal);

    /// <summary>
    /// Signs in before routing, so that an unknown address counts too. Whoever ends unauthenticated is charged to the budget of
    /// its address; what a header says changes nothing about that.
    /// </summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.Authorization.Count == 0)
        {
            await next(http);
            return;
        }
        var client = ClientRateLimiter.ClientOf(http);
        var sent = http.Request.Headers.Authorization.ToString();
        // Without the spaces that are allowed around a key: written in another way it is still the same one.
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(sent[(sent.IndexOf(' ') + 1)..].Trim())));
        if (limiters.SignIn is { } budget)
        {
            RequireBudget(http, budget, client, sent, hash);
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode != StatusCodes.Status401Unauthorized)
                    return Task.CompletedTask;
                accepted.TryRemove(hash, out _);
                return budget.CountFailure(http, client);
            });
        }
        // The handler keeps the result, so that authorization does not look again.
        var result = await http.AuthenticateAsync(BearerAuthentication.SchemeName);
        if (result.Succeeded)
        {
            http.User = result.Principal;
            Remember(hash);
        }
        else
            limiters.Address?.Acquire(http, client);
        await next(http);
    }

    private void RequireBudget(HttpContext http, ClientRateLimiter budget, string client, string sent, string hash)
    {
        if (AccessTokens.LooksLikeToken(sent) || WasAccepted(hash))
            return;
        try
        {
            budget.RequireAvailable(http, client);
        }
        catch (Problem)
        {
            failures.Count(client, "too many before it");
            limiters.Address?.Acquire(http, client);
            throw;
        }
    }

    private bool WasAccepted(string hash) => accepted.TryGetValue(hash, out var until) && clock.GetUtcNow() < until;

    private void Remember(string hash)
    {
        var now = clock.GetUtcNow();
        if (!accepted.ContainsKey(hash) && accepted.Count >= MaxRemembered)
        {
            foreach (var (old, until) in accepted)
                if (until <= now)
                    accepted.TryRemove(old, out _);
            if (accepted.Count >= MaxRemembered)
                return;
        }
        accepted[hash] = now + AcceptanceLifetime;
    }
}
