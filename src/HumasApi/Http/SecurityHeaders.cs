namespace HumasApi.Http;

/// <summary>
/// What browsers must not do with a response, problems included. Responses are data, not pages, so they may load, frame and run
/// nothing; only / and /docs are pages. X-Frame-Options is left out: frame-ancestors says the same to every browser since 2016.
/// </summary>
internal static class SecurityHeaders
{
    // A year, the usual length. Not for subdomains: they may be somebody else's.
    private const string OneYear = "max-age=31536000";

    public static void AddSecurityHeaders(this IServiceCollection services) =>
        services.AddSecurityHeaderPolicies(
            (builder, provider) =>
            {
                var isHttps = provider.GetRequiredService<PublicUrl>().Root.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
                var (open, own, page) = (
                    Data(isHttps).AddCrossOriginResourcePolicy(policy => policy.CrossOrigin()),
                    Data(isHttps).AddCrossOriginResourcePolicy(policy => policy.SameOrigin()),
                    Page(isHttps)
                );
                // A search engine that was given a link shall not show that there was one, once it is gone either.
                var preview = Data(isHttps)
                    .AddCrossOriginResourcePolicy(policy => policy.CrossOrigin())
                    .AddCustomHeader("X-Robots-Tag", "noindex");
                builder.SetPolicySelector(context =>
                    context.HttpContext.Request.Path switch
                    {
                        var path when path.StartsWithSegments("/v1") || path.StartsWithSegments("/openapi") => open,
                        var path when path.StartsWithSegments("/preview") => preview,
                        var path when path == "/" || path.StartsWithSegments("/docs") => page,
                        _ => own,
                    }
                );
            }
        );

    private static HeaderPolicyCollection Data(bool isHttps) =>
        Everywhere(isHttps)
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                policy.AddFrameAncestors().None();
            });

    private static HeaderPolicyCollection Page(bool isHttps) =>
        Everywhere(isHttps)
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                policy.AddScriptSrc().Self();
                policy.AddStyleSrc().Self();
                policy.AddImgSrc().Self().Data();
                policy.AddConnectSrc().Self();
                policy.AddFrameAncestors().None();
            });

    private static HeaderPolicyCollection Everywhere(bool isHttps)
    {
        var policies = new HeaderPolicyCollection().AddContentTypeOptionsNoSniff().AddReferrerPolicyNoReferrer();
        // The library's own header asks whether this request came by TLS; that ends at the proxy in front, so the public address decides.
        return isHttps ? policies.AddCustomHeader("Strict-Transport-Security", OneYear) : policies;
    }
}
