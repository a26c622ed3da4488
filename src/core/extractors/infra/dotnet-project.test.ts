import { expect, test } from 'vitest';
import { readFile } from '../../../../test/support/read-file.ts';
import { dotnetProject } from './dotnet-project.ts';

const factOf = (path: string, text: string) => dotnetProject.extract(readFile(path, text)).facts[0];

test('a web project runs, and says which projects it is made with', () => {
  const text = `<Project Sdk="Microsoft.NET.Sdk.Web">
  <ItemGroup>
    <PackageReference Include="MediatR" Version="12.2.0" />
    <ProjectReference Include="..\\Tides.Domain\\Tides.Domain.csproj" />
  </ItemGroup>
</Project>`;
  expect(factOf('src/Tides.Api/Tides.Api.csproj', text)).toMatchObject({
    ecosystem: 'nuget',
    name: 'Tides.Api',
    folder: 'src/Tides.Api',
    dependencies: ['MediatR'],
    references: ['src/Tides.Domain'],
    runs: true,
  });
});

test('a library does not run by itself, a program does', () => {
  expect(factOf('Tides.Domain.csproj', '<Project Sdk="Microsoft.NET.Sdk"></Project>')).toMatchObject({ runs: false });
  const program =
    '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>';
  expect(factOf('Tool.csproj', program)).toMatchObject({ runs: true });
});
