namespace HumasApi.Contract;

/// <summary>What an operator says of the newsroom as a whole.</summary>
/// <param name="Name">Its name, as GET /v1 shows it.</param>
/// <param name="TimeZone">The zone in which dates are read, where nothing else is said.</param>
internal sealed record NewsroomOptions(string Name, TimeZoneInfo TimeZone);
