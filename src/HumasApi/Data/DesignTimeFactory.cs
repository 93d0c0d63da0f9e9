using Microsoft.EntityFrameworkCore.Design;

namespace HumasApi.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without starting the service or a database.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<HumasDbContext>
{
    public HumasDbContext CreateDbContext(string[] args) => Contexts.Open("Host=design-time");
}
