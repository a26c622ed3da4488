import { Type } from 'class-transformer';
import { IsEmail, IsInt, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';

export class CredentialsDto {
  @IsEmail()
  email: string;

  @Length(10, 200)
  password: string;
}

export class OrderPageQuery {
  @IsOptional()
  @IsUUID()
  after?: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit = 20;
}
