import { OrderStatus } from '@prisma/client';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsDateString,
  IsEmail,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class OrderLineDto {
  @IsUUID()
  productId: string;

  @IsInt()
  @Min(1)
  @Max(99)
  quantity: number;
}

export class CreateOrderDto {
  @IsUUID()
  customerId: string;

  @ValidateNested({ each: true })
  @Type(() => OrderLineDto)
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  lines: OrderLineDto[];

  @IsOptional()
  @IsString()
  @MaxLength(40)
  coupon?: string;
}

export class CancelOrderDto {
  @Length(3, 500)
  reason: string;
}

export class StatusQuery {
  @IsOptional()
  @IsEnum(OrderStatus)
  status?: OrderStatus;
}

export class EmailQuery {
  @IsEmail()
  email: string;
}

export class ExportQuery {
  @IsDateString()
  from: string;

  @IsDateString()
  to: string;
}

export class CreateShipmentDto {
  @Length(2, 40)
  carrier: string;

  @Length(4, 60)
  trackingCode: string;
}
