namespace HumasApi.Http;

/// <summary>The record that an old address stands for.</summary>
/// <param name="Id">Identity; never changes.</param>
/// <param name="Slug">Its present slug.</param>
internal sealed record Moved(Guid Id, string Slug);

/// <summary>Body of a redirect.</summary>
/// <param name="Data">Where to go.</param>
internal sealed record MovedResponse(Moved Data);
