using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using FluentValidation;
using HumasApi.Contract;
using HumasApi.Http;
using HumasApi.Management.Articles;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests;

/// <summary>
/// The service in memory, without sockets, and each request only as far as its use case: the whole pipeline, the reading of queries
/// and bodies and the validators run, the handler does not. A large matrix of what is refused before any use case costs a hundredth
/// of a request over HTTP here. A request that is not refused so early is answered with 418.
/// </summary>
internal static class Screen
{
    public const HttpStatusCode Passed = (HttpStatusCode)418;

    private static readonly AsyncLocal<HttpClient?> Transport = new();
    private static readonly Lazy<WebApplicationFactory<Program>> Service = new(() =>
        TestService.StartInMemory(Newsroom.App, Newsroom.Read, services =>
        {
            services.AddHttpContextAccessor();
            // After the validation, which is the only behaviour of the service.
            services.AddScoped(typeof(IPipelineBehavior<,>), typeof(StopBeforeUseCase<,>));
        })
    );
    private static readonly Lazy<HttpClient> Client = new(() => new HttpClient(Service.Value.Server.CreateHandler()));

    /// <summary>The client that <see cref="Api"/> sends with at this moment; null: over HTTP.</summary>
    public static HttpClient? Current => Transport.Value;

    /// <summary>Lets a request that is sent by <see cref="Api"/> run here instead of over HTTP.</summary>
    public static async Task<Answer> Run(Func<Task<Answer>> send)
    {
        // Ends with this method: what is set in an asynchronous method does not reach its caller.
        Transport.Value = Client.Value;
        return await send();
    }

    public static async Task StopAsync()
    {
        if (Service.IsValueCreated)
            await Service.Value.DisposeAsync();
    }

    /// <summary>Ends each request here. A body that the handler would read, of a patch or a put, is read and validated first.</summary>
    private sealed class StopBeforeUseCase<TRequest, TResponse>(IHttpContextAccessor http, IServiceProvider services)
        : IPipelineBehavior<TRequest, TResponse>
    {
        private static readonly PropertyInfo? Body = typeof(TRequest)
            .GetProperties()
            .SingleOrDefault(property => property.PropertyType == typeof(JsonObject));
        private static readonly ProblemCode NotRefused = new(
            "passed",
            (int)Passed,
            new("Not refused.", "Tidak ditolak."),
            new("The use case would begin here.", "Di sini kasus penggunaan dimulai.")
        );
        private static readonly MethodInfo Bind = typeof(StrictJson).GetMethod(nameof(StrictJson.Bind))!;

        public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        {
            var endpoint = http.HttpContext?.GetEndpoint();
            if (Body?.GetValue(request) is JsonObject body && endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type)
                Validate(MergePatch.Apply(Stored(type), body.DeepClone().AsObject(), type), type, Representation(endpoint));
            throw new Problem(NotRefused);
        }

        private void Validate(JsonObject body, Type type, Type? representation)
        {
            var bind = Bind.MakeGenericMethod(type);
            var input = bind.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [body, representation, null], null)!;
            if (services.GetService(typeof(IValidator<>).MakeGenericType(type)) is not IValidator validator)
                return;
            var result = validator.Validate(new ValidationContext<object>(input));
            if (!result.IsValid)
                throw new ValidationException(result.Errors);
        }

        // What a patch is merged into: the members that must be there.
        private static JsonObject Stored(Type type) =>
            type == typeof(ArticleInput)
                ? new JsonObject
                {
                    ["title"] = "Judul",
                    ["unit"] = new JsonObject { ["slug"] = "units-satu" },
                }
                : [];

        // The record in the answer: its members that cannot be written are read-only.
        private static Type? Representation(Endpoint endpoint) =>
            endpoint
                .Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
                .FirstOrDefault(answer => answer.StatusCode == StatusCodes.Status200OK)
                ?.Type?.GetProperty("Data")
                ?.PropertyType;
    }
}
