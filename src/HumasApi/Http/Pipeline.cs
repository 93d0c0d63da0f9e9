using System.Security.Claims;
using HumasApi.Contract;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.HttpOverrides;

namespace HumasApi.Http;

/// <summary>The order in which every request passes what only HTTP knows.</summary>
internal static class Pipeline
{
    private static readonly string[] Exposed =
    [
        "ETag",
        "Link",
        "Location",
        "Retry-After",
        "RateLimit",
        "RateLimit-Policy",
        "WWW-Authenticate",
        "Cache-Status",
        RequestTrace.Header,
    ];

    public static void AddHttp(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        services.AddCors();
        services.AddRequestDecompression();
        services.AddSecurityHeaders();
        services.AddSingleton<ClientRateLimiters>();
        services.AddSingleton<LargeResponses>();
        services.AddSingleton<UpcomingChange>();
        services.AddSingleton<Traffic>();
        services.AddSingleton<System.Diagnostics.DistributedContextPropagator, RequestTrace>();
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.MaxBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = Limits.MaxHeaderBytes;
            // Who sends a byte now and then holds a connection, and nothing else; after these times not even that.
            kestrel.Limits.RequestHeadersTimeout = Limits.HeadersTimeout;
            kestrel.Limits.MinRequestBodyDataRate = new(Limits.MinBodyBytesPerSecond, Limits.BodyRateGracePeriod);
        });
    }

    /// <param name="app">The service.</param>
    /// <param name="edge">The settings for clients at the edge of the service.</param>
    /// <param name="signIn">The middleware around the sign-in of the Management API.</param>
    /// <param name="cache">The middleware around what Delivery makes.</param>
    public static void UseHttp(
        this WebApplication app,
        EdgeOptions edge,
        Func<HttpContext, RequestDelegate, Task> signIn,
        Func<HttpContext, RequestDelegate, Task> cache
    )
    {
        // First of all: whatever looks at the client's address must see the client's.
        if (edge.TrustedProxies.Count > 0)
            app.UseForwardedHeaders(Forwarded(edge.TrustedProxies));
        app.Use((http, next) => RequestTrace.SendAsync(http, new RequestDelegate(next)));
        var traffic = app.Services.GetRequiredService<Traffic>();
        app.Use(
            (http, next) =>
            {
                traffic.Note(http.Request.Path);
                return next(http);
            }
        );
        app.UseSecurityHeaders();
        app.Use((http, next) => HeadRequests.AsGet(http, new RequestDelegate(next)));
        app.Use((http, next) => RequestLanguage.Choose(http, new RequestDelegate(next)));
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("HumasApi.Http");
        app.Use((http, next) => ProblemHandler.CatchAsync(http, new RequestDelegate(next), logger));
        app.UseStatusCodePages(context => ProblemHandler.WriteAsync(context.HttpContext, ForStatus(context.HttpContext)));
        app.Use(
            (http, next) =>
            {
                if (http.Request.Path.StartsWithSegments("/manage") || http.Request.Path.StartsWithSegments("/preview"))
                    http.Response.Headers.CacheControl = "no-store";
                return next(http);
            }
        );
        app.UseCrossOrigin(edge);
        // Within CORS, so that a page can read a refusal; before routing, so that what is refused costs least.
        var limiters = app.Services.GetRequiredService<ClientRateLimiters>();
        app.UseAddressLimit(limiters.Address);
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/manage") || http.Request.Path.StartsWithSegments("/metrics"),
            branch => branch.Use((http, next) => signIn(http, new RequestDelegate(next)))
        );
        app.UseRouting();
        app.Use((http, next) => cache(http, new RequestDelegate(next)));
        // Signs in too, where a route names its scheme, as those of the write wing do.
        app.UseAuthorization();
        if (limiters.Key is { } signedIn)
            app.Use(
                (http, next) =>
                {
                    // The key of the settings has no identity; it is one caller.
                    if (http.User.Identity?.IsAuthenticated == true)
                        signedIn.Acquire(http, http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "");
                    return next(http);
                }
            );
        app.Use((http, next) => StrictQuery.CheckAsync(http, new RequestDelegate(next)));
        app.UseEncodedBodies();
    }

    private static void UseCrossOrigin(this IApplicationBuilder app, EdgeOptions edge)
    {
        // Around everything else, so that problems and unknown addresses can be read from a browser too, and a preflight costs nothing.
        app.UseWhen(
            http => IsPublic(http.Request.Path),
            branch =>
            {
                branch.Use(
                    (http, next) =>
                    {
                        http.Response.OnStarting(AllowAnyOrigin, http.Response);
                        return next(http);
                    }
                );
                branch.UseCors(Everyone);
            }
        );
        if (edge.CorsOrigins.Count > 0)
            app.UseWhen(
                http => http.Request.Path.StartsWithSegments("/manage"),
                branch =>
                {
                    branch.Use(
                        (http, next) =>
                        {
                            http.Response.OnStarting(VaryByOrigin, http.Response);
                            return next(http);
                        }
                    );
                    branch.UseCors(policy => Named(policy, [.. edge.CorsOrigins]));
                }
            );
    }

    private static void UseAddressLimit(this IApplicationBuilder app, ClientRateLimiter? limiter)
    {
        if (limiter is null)
            return;
        app.UseWhen(
            http =>
                http.Request.Path.StartsWithSegments("/manage")
                    ? http.Request.Headers.Authorization.Count == 0
                    : !IsHealth(http.Request.Path),
            branch =>
                branch.Use(
                    (http, next) =>
                    {
                        limiter.Acquire(http, ClientRateLimiter.ClientOf(http));
                        return next(http);
                    }
                )
        );
    }

    // These two alone: an unknown address below /health counts as any other.
    private static bool IsHealth(PathString path) => path.Equals("/health/live") || path.Equals("/health/ready");

    // Of the chain, the last address that no trusted proxy has: what stands left of it anyone may have written. Scheme and host are not
    // taken from headers; links are made from the public URL.
    private static ForwardedHeadersOptions Forwarded(IEnumerable<System.Net.IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        // The framework trusts the loopback by itself.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
        return options;
    }

    private static void Everyone(CorsPolicyBuilder policy) =>
        policy
            .AllowAnyOrigin()
            .WithMethods("GET", "HEAD")
            .AllowAnyHeader()
            .WithExposedHeaders(Exposed)
            .SetPreflightMaxAge(TimeSpan.FromHours(2));

    // Tokens are sent by the page itself; nothing here lives in cookies, so no credentials.
    private static void Named(CorsPolicyBuilder policy, string[] origins) =>
        policy
            .WithOrigins(origins)
            .WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key", "Accept-Language")
            .WithExposedHeaders(Exposed)
            .SetPreflightMaxAge(TimeSpan.FromHours(2));

    // What anyone may read from any site: Delivery, its documents, and previews, whose address is the secret.
    private static bool IsPublic(PathString path) =>
        path.StartsWithSegments("/v1") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/preview");

    // Said of every answer: the framework does so only where an origin was named and there are several to choose from.
    private static Task VaryByOrigin(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        if (!headers.Vary.Contains("Origin"))
            headers.Append("Vary", "Origin");
        return Task.CompletedTask;
    }

    // The framework answers only those who name an origin; a shared cache would then give a browser the copy made for another client.
    private static Task AllowAnyOrigin(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = string.Join(',', Exposed);
        return Task.CompletedTask;
    }

    // What routing itself refuses has no body yet.
    private static Problem ForStatus(HttpContext http)
    {
        if (http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            var allow = string.Join(
                ", ",
                http.Response.Headers.Allow.ToString()
                    .Split(',', StringSplitOptions.TrimEntries)
                    .SelectMany(method => method == "GET" ? ["GET", "HEAD"] : new[] { method })
                    .Distinct()
            );
            http.Response.Headers.Allow = allow;
            return new Problem(Problems.MethodNotAllowed, Sentence.Of($"Allowed: {allow}.", $"Diperbolehkan: {allow}."));
        }
        if (http.Response.StatusCode == StatusCodes.Status415UnsupportedMediaType)
            return StrictJson.UnsupportedMediaType(http.Request);
        if (http.Response.StatusCode == StatusCodes.Status404NotFound)
            return new Problem(Problems.NoSuchAddress);
        return new Problem(
            Problems.Refused,
            Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(http.Response.StatusCode),
            status: http.Response.StatusCode
        );
    }
}
